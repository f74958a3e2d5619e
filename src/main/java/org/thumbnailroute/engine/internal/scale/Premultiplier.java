package org.thumbnailroute.engine.internal.scale;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Multiplies the colours of interleaved rows by alpha, which is the last byte of a pixel. */
final class Premultiplier {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final int channels;
    private final int length;
    private final byte[] row;

    /** @param length of a row in bytes */
    Premultiplier(int channels, int length) {
        this.channels = channels;
        this.length = length;
        this.row = new byte[length];
    }

    /** Whether no pixel of a row is even a little transparent. */
    boolean isOpaque(byte[] samples, int from) {
        int all = 0xff;
        for (int i = from + channels - 1; i < from + length; i += channels) {
            all &= samples[i];
        }
        return all == 0xff;
    }

    /** The row with each colour multiplied by its pixel's alpha; the array is used again for the next. */
    byte[] multiply(byte[] samples, int from) {
        if (channels == 4) {
            multiplyFours(samples, from);
        } else {
            multiplyOthers(samples, from);
        }
        return row;
    }

    private void multiplyFours(byte[] samples, int from) {
        for (int i = 0; i < length; i += 4) {
            INT.set(row, i, multiplied((int) INT.get(samples, from + i)));
        }
    }

    private void multiplyOthers(byte[] samples, int from) {
        for (int i = 0; i < length; i += channels) {
            int opacity = samples[from + i + channels - 1] & 0xff;
            for (int c = 0; c < channels - 1; c++) {
                row[i + c] = (byte) (((samples[from + i + c] & 0xff) * opacity + 127) / 255);
            }
            row[i + channels - 1] = (byte) opacity;
        }
    }

    /**
     * Two products at a time, divided by 255 as J. Blinn does it ("Three Wrongs Make a Right", IEEE CG&amp;A 1995): exact,
     * and without a division.
     */
    private static int multiplied(int pixel) {
        int opacity = pixel >>> 24;
        int redBlue = (pixel & 0x00ff_00ff) * opacity + 0x0080_0080;
        int greenAlpha = (((pixel >>> 8) & 0xff) | 0x00ff_0000) * opacity + 0x0080_0080;
        redBlue = ((redBlue + ((redBlue >>> 8) & 0x00ff_00ff)) >>> 8) & 0x00ff_00ff;
        greenAlpha = (greenAlpha + ((greenAlpha >>> 8) & 0x00ff_00ff)) & 0xff00_ff00;
        return redBlue | greenAlpha;
    }
}
