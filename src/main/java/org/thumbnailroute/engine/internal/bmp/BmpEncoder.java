package org.thumbnailroute.engine.internal.bmp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes the kind of BMP that everything reads: 24 bits, bottom-up, uncompressed. */
public final class BmpEncoder {

    private static final int HEADERS = 54;
    /** 72 dots per inch, in dots per metre. */
    private static final int RESOLUTION = 2835;

    private BmpEncoder() {}

    /**
     * The picture as a file.
     *
     * @param width in pixels
     * @param height in pixels
     * @param rgb 0xRRGGBB row by row; alpha is ignored
     */
    public static byte[] encode(int width, int height, int[] rgb) {
        int stride = (3 * width + 3) / 4 * 4;
        byte[] file = new byte[HEADERS + Math.multiplyExact(stride, height)];
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'B')
                .put((byte) 'M')
                .putInt(file.length)
                .putInt(0)
                .putInt(HEADERS)
                .putInt(40)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) 24)
                .putInt(0)
                .putInt(file.length - HEADERS)
                .putInt(RESOLUTION)
                .putInt(RESOLUTION);
        for (int y = 0; y < height; y++) {
            int at = HEADERS + (height - 1 - y) * stride;
            for (int x = 0; x < width; x++) {
                int pixel = rgb[y * width + x];
                file[at++] = (byte) pixel;
                file[at++] = (byte) (pixel >> 8);
                file[at++] = (byte) (pixel >> 16);
            }
        }
        return file;
    }
}
