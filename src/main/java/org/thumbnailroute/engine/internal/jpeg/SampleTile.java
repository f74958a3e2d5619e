package org.thumbnailroute.engine.internal.jpeg;

/**
 * The samples of a few MCUs that lie side by side: at most {@value #STRIDE} pixels wide and one MCU high. Pixels become
 * samples about zero, as the DCT wants them. The tile fits a first-level cache, and its size does not depend on that of
 * the picture.
 */
final class SampleTile {

    /** Samples from one row to the next. */
    static final int STRIDE = 256;

    /** T.81 leaves colour to JFIF: BT.601 over the full range, here in 1/65536. The sums are 65536, 0 and 0. */
    private static final int Y_RED = 19595;

    private static final int Y_GREEN = 38470;
    private static final int Y_BLUE = 7471;
    private static final int CB_RED = -11059;
    private static final int CB_GREEN = -21709;
    private static final int CR_GREEN = -27439;
    private static final int CR_BLUE = -5329;
    private static final int HALF = 32768;
    private static final float UNIT = 1f / 65536;
    private static final float MIDDLE = 128;

    final float[] luma = new float[2 * ForwardDct.SIDE * STRIDE];
    final float[] cb = new float[ForwardDct.SIDE * STRIDE];
    final float[] cr = new float[ForwardDct.SIDE * STRIDE];

    private final int[] rgb;
    private final int width;
    private final int height;

    /** @param rgb the picture, row by row, 0xRRGGBB */
    SampleTile(int[] rgb, int width, int height) {
        this.rgb = rgb;
        this.width = width;
        this.height = height;
    }

    /** Takes rows of luma from the picture; what lies outside it repeats its edge. */
    void loadLuma(int left, int top, int columns, int rows) {
        int inside = Math.min(columns, width - left);
        for (int row = 0; row < rows; row++) {
            int from = rowAt(top + row) + left;
            int to = row * STRIDE;
            for (int x = 0; x < inside; x++) {
                int pixel = rgb[from + x];
                int y = Y_RED * ((pixel >> 16) & 0xFF) + Y_GREEN * ((pixel >> 8) & 0xFF) + Y_BLUE * (pixel & 0xFF);
                luma[to + x] = y * UNIT - MIDDLE;
            }
            repeat(luma, to, inside, columns);
        }
    }

    /** Takes one row of blocks of full chroma. */
    void loadChroma(int left, int top, int columns) {
        int inside = Math.min(columns, width - left);
        for (int row = 0; row < ForwardDct.SIDE; row++) {
            int from = rowAt(top + row) + left;
            int to = row * STRIDE;
            for (int x = 0; x < inside; x++) {
                int pixel = rgb[from + x];
                storeChroma(to + x, (pixel >> 16) & 0xFF, (pixel >> 8) & 0xFF, pixel & 0xFF, UNIT);
            }
            repeat(cb, to, inside, columns);
            repeat(cr, to, inside, columns);
        }
    }

    /** Takes one row of blocks of chroma, each sample from 2×2 pixels. {@code columns} counts pixels. */
    void loadHalfChroma(int left, int top, int columns) {
        int inside = Math.min(columns, width - left);
        for (int row = 0; row < ForwardDct.SIDE; row++) {
            int upper = rowAt(top + 2 * row) + left;
            int lower = rowAt(top + 2 * row + 1) + left;
            int to = row * STRIDE;
            for (int x = 0; x < inside / 2; x++) {
                sumOfFour(upper + 2 * x, upper + 2 * x + 1, lower + 2 * x, lower + 2 * x + 1, to + x);
            }
            if (inside % 2 != 0) {
                int last = inside - 1;
                sumOfFour(upper + last, upper + last, lower + last, lower + last, to + last / 2);
            }
            repeat(cb, to, (inside + 1) / 2, columns / 2);
            repeat(cr, to, (inside + 1) / 2, columns / 2);
        }
    }

    /** Red and blue are added in one int: sums of four bytes keep out of each other's way. */
    private void sumOfFour(int a, int b, int c, int d, int to) {
        int redBlue = (rgb[a] & 0xFF00FF) + (rgb[b] & 0xFF00FF) + (rgb[c] & 0xFF00FF) + (rgb[d] & 0xFF00FF);
        int green = (rgb[a] & 0xFF00) + (rgb[b] & 0xFF00) + (rgb[c] & 0xFF00) + (rgb[d] & 0xFF00);
        storeChroma(to, redBlue >> 16, green >> 8, redBlue & 0xFFFF, UNIT / 4);
    }

    private void storeChroma(int to, int red, int green, int blue, float unit) {
        cb[to] = (CB_RED * red + CB_GREEN * green + HALF * blue) * unit;
        cr[to] = (HALF * red + CR_GREEN * green + CR_BLUE * blue) * unit;
    }

    private int rowAt(int y) {
        return Math.min(y, height - 1) * width;
    }

    private static void repeat(float[] samples, int row, int inside, int columns) {
        float last = samples[row + inside - 1];
        for (int x = row + inside; x < row + columns; x++) {
            samples[x] = last;
        }
    }
}
