/** The step {@code fetch-original}: an original, read whole into memory that was free for it. */
@NullMarked
package org.thumbnailroute.original;

import org.jspecify.annotations.NullMarked;
