package org.thumbnailroute.pictures;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG files of each kind of pixel that decoders trip over. */
public final class PngFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private PngFile() {}

    /** Eight bits of red, green and blue; what was transparent becomes black. */
    public static byte[] rgb(BufferedImage image) {
        return png(copy(image, new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB)));
    }

    /** Eight bits of red, green, blue and alpha. */
    public static byte[] rgba(BufferedImage image) {
        return png(copy(image, new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB)));
    }

    /** Up to 256 colours chosen for this picture; of transparency only all or nothing remains. */
    public static byte[] palette(BufferedImage image) {
        // The GIF writer is the JDK's only public way to a palette that fits the picture
        return png(ImageFile.decode(ImageFile.encode(image, "gif")));
    }

    /** One channel of eight bits. */
    public static byte[] grey(BufferedImage image) {
        var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        // Not drawImage: the JDK takes its grey for linear light, PNG does not
        WritableRaster raster = grey.getRaster();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y);
                int luma = (299 * Ink.red(colour) + 587 * Ink.green(colour) + 114 * Ink.blue(colour)) / 1000;
                raster.setSample(x, y, 0, luma);
            }
        }
        return png(grey);
    }

    /** Sixteen bits of red, green and blue. */
    public static byte[] sixteenBit(BufferedImage image) {
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
        WritableRaster raster = model.createCompatibleWritableRaster(image.getWidth(), image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int colour = image.getRGB(x, y);
                // 257 takes 255 to 65535
                raster.setPixel(
                        x, y, new int[] {257 * Ink.red(colour), 257 * Ink.green(colour), 257 * Ink.blue(colour)});
            }
        }
        return png(new BufferedImage(model, raster, false, null));
    }

    /** A decompression bomb's header: under a hundred bytes that claim a picture of this size, with no pixels behind. */
    public static byte[] header(int width, int height) {
        byte[] bitDepth8Rgb = {8, 2, 0, 0, 0};
        byte[] size = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(bitDepth8Rgb)
                .array();
        byte[] rows = emptyRows();
        return ByteBuffer.allocate(SIGNATURE.length + 3 * 12 + size.length + rows.length)
                .put(SIGNATURE)
                .put(chunk("IHDR", size))
                .put(chunk("IDAT", rows))
                .put(chunk("IEND", new byte[0]))
                .array();
    }

    /** The first black kilobyte of a picture, compressed. */
    private static byte[] emptyRows() {
        var deflater = new Deflater();
        deflater.setInput(new byte[1024]);
        deflater.finish();
        byte[] buffer = new byte[64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }

    /** What every file begins with. */
    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /** A chunk with its checksum. */
    public static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    private static BufferedImage copy(BufferedImage from, BufferedImage to) {
        var graphics = to.createGraphics();
        graphics.drawImage(from, 0, 0, null);
        graphics.dispose();
        return to;
    }

    private static byte[] png(BufferedImage image) {
        return ImageFile.encode(image, "png");
    }
}
