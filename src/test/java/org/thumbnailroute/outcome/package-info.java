@NullMarked
package org.thumbnailroute.outcome;

import org.jspecify.annotations.NullMarked;
