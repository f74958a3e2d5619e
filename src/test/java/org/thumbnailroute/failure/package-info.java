@NullMarked
package org.thumbnailroute.failure;

import org.jspecify.annotations.NullMarked;
