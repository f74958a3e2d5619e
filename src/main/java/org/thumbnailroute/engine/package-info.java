/** Pictures in, thumbnails out: bytes to bytes, without Camel and without AWS. */
@NullMarked
package org.thumbnailroute.engine;

import org.jspecify.annotations.NullMarked;
