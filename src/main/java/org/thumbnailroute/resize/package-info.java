/** The step {@code resize}: an original becomes its thumbnails. */
@NullMarked
package org.thumbnailroute.resize;

import org.jspecify.annotations.NullMarked;
