package org.thumbnailroute.engine;

import org.thumbnailroute.engine.bmp.BmpEncoder;
import org.thumbnailroute.engine.gif.GifEncoder;
import org.thumbnailroute.engine.jpeg.JpegEncoder;
import org.thumbnailroute.engine.png.PngEncoder;
import org.thumbnailroute.engine.tiff.TiffEncoder;
import org.thumbnailroute.engine.webp.WebpCodec;

/** Encodes pixels. Nothing but pixels goes in, so no metadata can come out. */
final class PictureWriter {

    private PictureWriter() {}

    /**
     * What is written for an original of this format if nothing else was asked for. Without libwebp that is PNG for
     * WebP: it keeps transparency, and every browser shows it.
     */
    static ImageFormat writable(ImageFormat format) {
        return format == ImageFormat.WEBP && !WebpCodec.best().isNative() ? ImageFormat.PNG : format;
    }

    static byte[] write(Raster raster, ImageFormat format, int quality) {
        return switch (format) {
            case JPEG -> JpegEncoder.encode(raster.argb(), raster.width(), raster.height(), quality);
            case PNG -> PngEncoder.encode(raster.argb(), raster.width(), raster.height());
            case GIF -> GifEncoder.encode(raster.width(), raster.height(), raster.argb());
            case BMP -> BmpEncoder.encode(raster.width(), raster.height(), raster.argb());
            case WEBP ->
                WebpCodec.best().write(raster.argb(), raster.width(), raster.height(), raster.alpha(), quality);
            case TIFF -> TiffEncoder.encode(raster.width(), raster.height(), raster.argb());
        };
    }
}
