/**
 * TIFF, the first page. After Adobe's "TIFF, Revision 6.0" (1992) and its "TIFF Technical Note 2" and "Photoshop TIFF
 * Technical Notes" (2002). The common kinds are read here, straight from strips and tiles to rows; the rare ones with the
 * JDK's reader, after the directory was checked.
 */
@NullMarked
package org.thumbnailroute.engine.tiff;

import org.jspecify.annotations.NullMarked;
