package org.thumbnailroute.engine;

import org.thumbnailroute.engine.internal.bmp.BmpEncoder;
import org.thumbnailroute.engine.internal.gif.GifEncoder;
import org.thumbnailroute.engine.internal.jpeg.JpegEncoder;
import org.thumbnailroute.engine.internal.png.PngEncoder;
import org.thumbnailroute.engine.internal.tiff.TiffEncoder;

/** Encodes pixels. Nothing but pixels goes in, so no metadata can come out. */
final class PictureWriter {

    private static final int HEADERS = 16 << 10;
    private static final long JPEG_BUFFERS = 5L << 20;
    private static final long PNG_ROWS = 512 << 10;
    private static final long GIF_TABLES = 768 << 10;

    private PictureWriter() {}

    /**
     * What is written for an original of this format if nothing else was asked for. Without libwebp that is PNG for
     * WebP: it keeps transparency, and every browser shows it.
     */
    static ImageFormat writable(ImageFormat format, Webp webp) {
        return format == ImageFormat.WEBP && !webp.canWrite() ? ImageFormat.PNG : format;
    }

    static byte[] write(Raster raster, ImageFormat format, int quality, Webp webp) {
        return switch (format) {
            case JPEG -> JpegEncoder.encode(raster.argb(), raster.width(), raster.height(), quality);
            case PNG -> PngEncoder.encode(raster.argb(), raster.width(), raster.height());
            case GIF -> GifEncoder.encode(raster.width(), raster.height(), raster.argb());
            case BMP -> BmpEncoder.encode(raster.width(), raster.height(), raster.argb());
            case WEBP -> webp.codec().write(raster.argb(), raster.width(), raster.height(), raster.alpha(), quality);
            case TIFF -> TiffEncoder.encode(raster.width(), raster.height(), raster.argb());
        };
    }

    /**
     * Bytes of a file, an upper bound.
     *
     * @param drawn pixels of the picture, which may be noise
     * @param all pixels, those of a border included
     * @param alpha whether any of it may be transparent
     */
    static long fileBytes(ImageFormat format, long drawn, long all, boolean alpha, int quality) {
        int samples = alpha ? 4 : 3;
        long border = HEADERS + (all - drawn) / 32;
        return switch (format) {
            case JPEG -> (long) (drawn * jpegBytes(quality)) + border;
            case PNG -> samples * drawn + drawn / 64 + border;
            case GIF -> drawn * 8 / 5 + border;
            case BMP -> 3 * all + HEADERS;
            case TIFF -> samples * all + HEADERS;
            case WEBP -> (long) (drawn * webpBytes(quality)) + (alpha ? drawn : 0) + border;
        };
    }

    /** What was measured of noise, and a little more. */
    private static double jpegBytes(int quality) {
        if (quality >= JpegEncoder.FULL_CHROMA_QUALITY) {
            return quality > 95 ? 3 : 2.1;
        }
        return quality > 80 ? 0.85 : 0.66;
    }

    private static double webpBytes(int quality) {
        return quality >= 90 ? 2.5 : 1.5;
    }

    /** What encoding takes beside the pixels; the parameters are those of {@link #fileBytes}. */
    static MemoryNeed need(ImageFormat format, long drawn, long all, boolean alpha, int quality) {
        long file = fileBytes(format, drawn, all, alpha, quality);
        int samples = alpha ? 4 : 3;
        return switch (format) {
            case JPEG -> new MemoryNeed(Math.min(12 * all, JPEG_BUFFERS) + 2 * file, 0);
            // a drawing is written twice, and of one a quarter at least takes no bytes, be it the border
            case PNG -> new MemoryNeed((drawn < all ? 3 * file : file * 9 / 4) + PNG_ROWS, 0);
            case GIF -> new MemoryNeed(4 * all + Math.max(4 * all, all + 3 * file) + GIF_TABLES, 0);
            case BMP -> new MemoryNeed(file, 0);
            case TIFF -> new MemoryNeed(3 * file, 0);
            // libwebp looks for repetitions in the opacity as in a lossless picture
            case WEBP -> new MemoryNeed(samples * all + file, (alpha ? 34 : 4) * all + file);
        };
    }
}
