package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

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
