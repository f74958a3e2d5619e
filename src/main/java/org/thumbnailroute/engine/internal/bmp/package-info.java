/**
 * BMP of Windows and OS/2. After Microsoft's "Bitmap Storage" and the header structures BITMAPCOREHEADER to
 * BITMAPV5HEADER of the Windows GDI.
 */
@NullMarked
package org.thumbnailroute.engine.internal.bmp;

import org.jspecify.annotations.NullMarked;
