@NullMarked
package org.thumbnailroute.metrics;

import org.jspecify.annotations.NullMarked;
