package org.thumbnailroute.engine.internal.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Undoes TIFF 6.0's horizontal differencing, section 14. */
final class Predictor {

    private static final VarHandle BIG_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private Predictor() {}

    /**
     * Adds up the samples of one row.
     *
     * @param in has the differences
     * @param from where they begin
     * @param out gets the sums from its begin
     * @param bytes of the row
     * @param samples of a pixel that stand together
     * @param bits of a sample, 8 or 16
     */
    static void undo(byte[] in, int from, byte[] out, int bytes, int samples, int bits, boolean bigEndian) {
        if (bits == 16) {
            undo16(in, from, out, bytes, 2 * samples, bigEndian);
            return;
        }
        // sums that stay in registers: reading back what was just written makes each pixel wait for the one before
        switch (samples) {
            case 1 -> undo1(in, from, out, bytes);
            case 3 -> undo3(in, from, out, bytes);
            case 4 -> undo4(in, from, out, bytes);
            default -> {
                System.arraycopy(in, from, out, 0, Math.min(samples, bytes));
                for (int i = samples; i < bytes; i++) {
                    out[i] = (byte) (in[from + i] + out[i - samples]);
                }
            }
        }
    }

    private static void undo1(byte[] in, int from, byte[] out, int bytes) {
        int sum = 0;
        for (int i = 0; i < bytes; i++) {
            sum += in[from + i];
            out[i] = (byte) sum;
        }
    }

    private static void undo3(byte[] in, int from, byte[] out, int bytes) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int i = 0; i < bytes - 2; i += 3) {
            red += in[from + i];
            green += in[from + i + 1];
            blue += in[from + i + 2];
            out[i] = (byte) red;
            out[i + 1] = (byte) green;
            out[i + 2] = (byte) blue;
        }
    }

    private static void undo4(byte[] in, int from, byte[] out, int bytes) {
        int first = 0;
        int second = 0;
        int third = 0;
        int fourth = 0;
        for (int i = 0; i < bytes - 3; i += 4) {
            first += in[from + i];
            second += in[from + i + 1];
            third += in[from + i + 2];
            fourth += in[from + i + 3];
            out[i] = (byte) first;
            out[i + 1] = (byte) second;
            out[i + 2] = (byte) third;
            out[i + 3] = (byte) fourth;
        }
    }

    private static void undo16(byte[] in, int from, byte[] out, int bytes, int pixel, boolean bigEndian) {
        System.arraycopy(in, from, out, 0, Math.min(pixel, bytes));
        // a loop for each: the JVM compiles an access only if it knows which
        if (bigEndian) {
            for (int i = pixel; i + 1 < bytes; i += 2) {
                BIG_ENDIAN.set(out, i, (short)
                        ((short) BIG_ENDIAN.get(in, from + i) + (short) BIG_ENDIAN.get(out, i - pixel)));
            }
        } else {
            for (int i = pixel; i + 1 < bytes; i += 2) {
                LITTLE_ENDIAN.set(out, i, (short)
                        ((short) LITTLE_ENDIAN.get(in, from + i) + (short) LITTLE_ENDIAN.get(out, i - pixel)));
            }
        }
    }
}
