package org.thumbnailroute.engine.internal.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Undoes the filters of section 9 of the standard. Rows begin at {@link #MARGIN}, behind a pixel of zeros, and have as
 * many bytes more than they need behind them, so that no pixel is special and eight bytes can be read and written where
 * fewer are meant.
 */
final class Unfilter {

    /** The bytes before and behind a row. */
    static final int MARGIN = 8;

    static final int NONE = 0;
    static final int SUB = 1;
    static final int UP = 2;
    static final int AVERAGE = 3;
    static final int PAETH = 4;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Unfilter() {}

    /**
     * Makes a row of what stands behind its filter's number.
     *
     * @param in at {@code at} the filter's number, then the row; eight more bytes can be read
     * @param above the row above, or zeros
     * @param row to be filled
     * @param length of the row, in bytes
     * @param pixel bytes of a pixel, at least 1
     * @return false if there is no such filter
     */
    static boolean row(byte[] in, int at, byte[] above, byte[] row, int length, int pixel) {
        int from = at + 1;
        switch (in[at]) {
            case NONE -> System.arraycopy(in, from, row, MARGIN, length);
            case SUB -> sub(in, from, row, length, pixel);
            case UP -> up(in, from, above, row, length);
            case AVERAGE -> average(in, from, above, row, length, pixel);
            case PAETH -> {
                switch (pixel) {
                    case 3 -> paeth3(in, from, above, row, length);
                    case 4 -> paeth4(in, from, above, row, length);
                    default -> paeth(in, from, above, row, length, pixel);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void up(byte[] in, int from, byte[] above, byte[] row, int length) {
        for (int i = 0; i < length; i++) {
            row[MARGIN + i] = (byte) (in[from + i] + above[MARGIN + i]);
        }
    }

    /** A pixel at a time, all its bytes in one long; what is written behind it is overwritten by the next. */
    private static void sub(byte[] in, int from, byte[] row, int length, int pixel) {
        long left = 0;
        for (int i = 0; i < length; i += pixel) {
            left = add((long) LONG.get(in, from + i), left);
            LONG.set(row, MARGIN + i, left);
        }
    }

    private static void average(byte[] in, int from, byte[] above, byte[] row, int length, int pixel) {
        long left = 0;
        for (int i = 0; i < length; i += pixel) {
            long up = (long) LONG.get(above, MARGIN + i);
            long half = (left & up) + (((left ^ up) & ~(HIGH_BITS >>> 7)) >>> 1);
            left = add((long) LONG.get(in, from + i), half);
            LONG.set(row, MARGIN + i, left);
        }
    }

    /** The sums of eight pairs of bytes. */
    private static long add(long a, long b) {
        return ((a & ~HIGH_BITS) + (b & ~HIGH_BITS)) ^ ((a ^ b) & HIGH_BITS);
    }

    private static void paeth(byte[] in, int from, byte[] above, byte[] row, int length, int pixel) {
        for (int i = 0; i < length; i++) {
            int at = MARGIN + i;
            int predicted = paeth(row[at - pixel] & 0xff, above[at] & 0xff, above[at - pixel] & 0xff);
            row[at] = (byte) (in[from + i] + predicted);
        }
    }

    private static void paeth3(byte[] in, int from, byte[] above, byte[] row, int length) {
        int left0 = 0;
        int left1 = 0;
        int left2 = 0;
        int corner0 = 0;
        int corner1 = 0;
        int corner2 = 0;
        for (int i = 0; i < length; i += 3) {
            int at = MARGIN + i;
            int up0 = above[at] & 0xff;
            int up1 = above[at + 1] & 0xff;
            int up2 = above[at + 2] & 0xff;
            left0 = in[from + i] + paeth(left0, up0, corner0) & 0xff;
            left1 = in[from + i + 1] + paeth(left1, up1, corner1) & 0xff;
            left2 = in[from + i + 2] + paeth(left2, up2, corner2) & 0xff;
            row[at] = (byte) left0;
            row[at + 1] = (byte) left1;
            row[at + 2] = (byte) left2;
            corner0 = up0;
            corner1 = up1;
            corner2 = up2;
        }
    }

    private static void paeth4(byte[] in, int from, byte[] above, byte[] row, int length) {
        int left0 = 0;
        int left1 = 0;
        int left2 = 0;
        int left3 = 0;
        int corner0 = 0;
        int corner1 = 0;
        int corner2 = 0;
        int corner3 = 0;
        for (int i = 0; i < length; i += 4) {
            int at = MARGIN + i;
            int up0 = above[at] & 0xff;
            int up1 = above[at + 1] & 0xff;
            int up2 = above[at + 2] & 0xff;
            int up3 = above[at + 3] & 0xff;
            left0 = in[from + i] + paeth(left0, up0, corner0) & 0xff;
            left1 = in[from + i + 1] + paeth(left1, up1, corner1) & 0xff;
            left2 = in[from + i + 2] + paeth(left2, up2, corner2) & 0xff;
            left3 = in[from + i + 3] + paeth(left3, up3, corner3) & 0xff;
            row[at] = (byte) left0;
            row[at + 1] = (byte) left1;
            row[at + 2] = (byte) left2;
            row[at + 3] = (byte) left3;
            corner0 = up0;
            corner1 = up1;
            corner2 = up2;
            corner3 = up3;
        }
    }

    /**
     * The one of three neighbours that is nearest to left + up − corner. Nearest is the smaller of left and up where the
     * corner is far enough above them, the larger where it is far enough below, and else the corner: so there is nothing
     * to branch on, as F. Giesen found for stb_image.
     */
    static int paeth(int left, int up, int corner) {
        int threshold = 3 * corner - (left + up);
        int low = Math.min(left, up);
        int high = Math.max(left, up);
        int unlessHigh = high <= threshold ? low : corner;
        return threshold <= low ? high : unlessHigh;
    }
}
