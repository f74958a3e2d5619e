package org.thumbnailroute.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The ways in which photographs are stored: 4:2:0 and one of these. */
public enum JpegWriting {
    /** One scan and the Huffman tables of T.81's Annex K, as cameras write. */
    BASELINE,
    /** One scan and Huffman tables made for the picture, as web sites' tools write. */
    OPTIMISED,
    /** Coarse scans first. */
    PROGRESSIVE;

    private static final int BISECTIONS = 7;

    /** The picture with the quality that brings it near this many bytes. */
    public byte[] sized(BufferedImage image, int bytes) {
        float low = 0.2f;
        float high = 0.99f;
        byte[] nearest = encode(image, high);
        for (int i = 0; i < BISECTIONS; i++) {
            float middle = (low + high) / 2;
            byte[] encoded = encode(image, middle);
            if (encoded.length < bytes) {
                low = middle;
            } else {
                high = middle;
            }
            nearest = Math.abs(encoded.length - bytes) < Math.abs(nearest.length - bytes) ? encoded : nearest;
        }
        return nearest;
    }

    /**
     * The picture as a file.
     *
     * @param quality 0 to 1
     */
    byte[] encode(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            var param = (JPEGImageWriteParam) writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            param.setOptimizeHuffmanTables(this == OPTIMISED);
            param.setProgressiveMode(
                    this == PROGRESSIVE ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
