/**
 * TIFF, the first page. After Adobe's "TIFF, Revision 6.0" (1992), its "TIFF Technical Note 2" and "Photoshop TIFF Technical
 * Notes" (2002), and for fax ITU-T T.4 and T.6. A file's directory becomes a checked page; each tile of it is unpacked row
 * by row, and each row goes straight to the reducer. Where files stray from the standard, libtiff's way is taken.
 *
 * <p>In the order of reading, {@link TiffDecoder}:
 *
 * <ul>
 *   <li>what a page is: {@link Directory} with its {@link Tag}s, {@link Page}, {@link Photometric}, {@link Alpha}, {@link
 *       Compression}, {@link Tiles}
 *   <li>its bytes: {@link Unpacking} chooses {@link Bytes}, which are {@link Deflated}, {@link PackBits}, {@link LzwBytes}
 *       with {@link Lzw}, {@link Fax} with {@link FaxBits}, {@link FaxCodes} and {@link FaxRow}, or a {@link JpegTile} of
 *       {@link JpegStreams}; {@link BitOrder} turns bits round before, {@link ChromaUnits} sorts YCbCr after
 *   <li>its rows: {@link Rows}, {@link Predictor}, {@link TiffSamples}, {@link RowColours}, {@link YccColours}
 *   <li>JPEG in TIFF as it was at first: {@link OldJpeg}
 * </ul>
 *
 * <p>and {@link TiffEncoder}.
 */
@NullMarked
package org.thumbnailroute.engine.internal.tiff;

import org.jspecify.annotations.NullMarked;
