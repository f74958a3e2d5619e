package org.thumbnailroute.engine;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.thumbnailroute.engine.bmp.BmpEncoder;
import org.thumbnailroute.engine.gif.GifEncoder;
import org.thumbnailroute.engine.jpeg.JpegEncoder;
import org.thumbnailroute.engine.png.PngEncoder;
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
            case TIFF -> withImageIo(raster, format);
        };
    }

    private static byte[] withImageIo(Raster raster, ImageFormat format) {
        BufferedImage image = new BufferedImage(
                raster.width(),
                raster.height(),
                raster.alpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, raster.width(), raster.height(), raster.argb(), 0, raster.width());
        ImageWriter writer =
                ImageIO.getImageWritersByMIMEType(format.contentType()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO.createImageOutputStream would put a cache file on the disk
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException("encoding in memory does no I/O", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
