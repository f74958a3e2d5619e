/**
 * TIFF, the first page. After Adobe's "TIFF, Revision 6.0" (1992), its "TIFF Technical Note 2" and "Photoshop TIFF Technical
 * Notes" (2002), and for fax ITU-T T.4 and T.6. A file's directory becomes a checked page; each tile of it is unpacked row
 * by row, and each row goes straight to the reducer. Where files stray from the standard, libtiff's way is taken.
 */
@NullMarked
package org.thumbnailroute.engine.internal.tiff;

import org.jspecify.annotations.NullMarked;
