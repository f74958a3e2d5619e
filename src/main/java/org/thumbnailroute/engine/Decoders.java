package org.thumbnailroute.engine;

import org.thumbnailroute.engine.internal.bmp.BmpDecoder;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.gif.GifDecoder;
import org.thumbnailroute.engine.internal.jpeg.JpegDecoder;
import org.thumbnailroute.engine.internal.png.PngDecoder;
import org.thumbnailroute.engine.internal.tiff.TiffDecoder;
import org.thumbnailroute.engine.internal.webp.WebpDecoder;

/** Which decoder reads which format. */
final class Decoders {

    private Decoders() {}

    /** Reads the header. */
    static Decoder open(ImageFormat format, byte[] source, Webp webp) {
        return switch (format) {
            case JPEG -> new JpegDecoder(source);
            case PNG -> new PngDecoder(source);
            case GIF -> new GifDecoder(source);
            case BMP -> new BmpDecoder(source);
            case TIFF -> new TiffDecoder(source);
            case WEBP -> new WebpDecoder(source, webp.codec());
        };
    }
}
