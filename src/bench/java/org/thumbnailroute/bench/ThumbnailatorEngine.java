package org.thumbnailroute.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;

/** Thumbnailator with the JDK's ImageIO, as its own documentation shows it. */
final class ThumbnailatorEngine implements ThumbnailEngine {

    @Override
    public byte[] thumbnail(byte[] source, String format, int size) throws IOException {
        return written(source, format, size);
    }

    @Override
    public byte[] pixels(byte[] source, String format, int size) throws IOException {
        return written(source, "png", size);
    }

    private static byte[] written(byte[] source, String format, int size) throws IOException {
        var bytes = new ByteArrayOutputStream();
        Thumbnails.of(new ByteArrayInputStream(source))
                .size(size, size)
                .outputFormat(format)
                .outputQuality(0.8)
                .toOutputStream(bytes);
        return bytes.toByteArray();
    }
}
