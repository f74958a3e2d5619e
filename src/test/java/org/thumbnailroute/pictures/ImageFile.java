package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Any format that the JDK writes, with its default settings. */
public final class ImageFile {
    private ImageFile() {}

    /**
     * The picture as a file.
     *
     * @param format as ImageIO names it: gif, bmp, tiff, png, jpeg
     */
    public static byte[] encode(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException(
                        "ImageIO cannot write this kind of picture as " + format + ": " + image);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * A TIFF with a compression of the JDK's.
     *
     * @param compression as the JDK names it: JPEG, LZW, Deflate, PackBits
     */
    public static byte[] tiff(BufferedImage image, String compression) {
        return encode(image, "image/tiff", param -> param.setCompressionType(compression));
    }

    /** The picture as a file that ImageIO's writer for a media type makes, told how to compress. */
    static byte[] encode(BufferedImage image, String mediaType, Consumer<ImageWriteParam> compression) {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(mediaType).next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            compression.accept(param);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The picture in a file, as stored: nothing is turned upright. */
    public static BufferedImage decode(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new IllegalArgumentException("No ImageIO reader for these " + file.length + " bytes");
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
