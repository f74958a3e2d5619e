package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;

/**
 * The inverse DCT at a scale of n/8: the first n × n of a block's 8 × 8 coefficients, transformed by an n-point DCT, are
 * the block at n × n samples, low-pass filtered as well as the transform can (K. N. Ngan, "Experiments on
 * two-dimensional decimation in time and orthogonal transform domains", Signal Processing 11, 1986; the same is behind
 * libjpeg's scaling). Columns of zeros, which most blocks have, are left out.
 */
final class ScaledIdct {

    /** What the coefficients are multiplied by, beside their quantisation: the transform's own factor. */
    static final float FACTOR = 0.125f;

    /** Added to the DC coefficient, this is the level shift of T.81, A.3.1. */
    static final float LEVEL_SHIFT = 128;

    private final int n;
    /** The block after the first pass, row × 8 + column. */
    private final float[] half = new float[64];

    /**
     * A transform.
     *
     * @param n 2, 3, 4, 6 or 8
     */
    ScaledIdct(int n) {
        this.n = n;
    }

    /**
     * Transforms a block.
     *
     * @param coefficients dequantised and times {@link #FACTOR}, row × 8 + column
     * @param lastRow the last row of coefficients that is not all zero, less than n
     * @param lastColumn likewise
     * @param rows where the block's n rows of samples go, from {@code rows[y]} on
     * @param y first row
     * @param x where in each row
     */
    void transform(float[] coefficients, int lastRow, int lastColumn, float[][] rows, int y, int x) {
        if (lastRow + lastColumn == 0) {
            for (int i = 0; i < n; i++) {
                Arrays.fill(rows[y + i], x, x + n, coefficients[0]);
            }
            return;
        }
        for (int u = lastColumn + 1; u < n; u++) {
            for (int i = 0; i < n; i++) {
                half[i * 8 + u] = 0;
            }
        }
        switch (n) {
            case 2 -> two(coefficients, rows[y], rows[y + 1], x);
            case 3 -> three(coefficients, lastColumn, rows, y, x);
            case 4 -> four(coefficients, lastColumn, rows, y, x);
            case 6 -> six(coefficients, lastColumn, rows, y, x);
            default -> eight(coefficients, lastColumn, rows, y, x);
        }
    }

    private static void two(float[] f, float[] top, float[] bottom, int x) {
        float left = f[0] + f[8];
        float leftLow = f[0] - f[8];
        float right = f[1] + f[9];
        float rightLow = f[1] - f[9];
        top[x] = left + right;
        top[x + 1] = left - right;
        bottom[x] = leftLow + rightLow;
        bottom[x + 1] = leftLow - rightLow;
    }

    private void three(float[] f, int lastColumn, float[][] rows, int y, int x) {
        for (int u = 0; u <= lastColumn; u++) {
            Dct.three(f, u, 8, half, u, 8);
        }
        for (int i = 0; i < 3; i++) {
            Dct.three(half, 8 * i, 1, rows[y + i], x, 1);
        }
    }

    private void four(float[] f, int lastColumn, float[][] rows, int y, int x) {
        for (int u = 0; u <= lastColumn; u++) {
            Dct.four(f, u, 8, half, u, 8);
        }
        for (int i = 0; i < 4; i++) {
            Dct.four(half, 8 * i, 1, rows[y + i], x, 1);
        }
    }

    private void six(float[] f, int lastColumn, float[][] rows, int y, int x) {
        for (int u = 0; u <= lastColumn; u++) {
            Dct.six(f, u, 8, half, u, 8);
        }
        for (int i = 0; i < 6; i++) {
            Dct.six(half, 8 * i, 1, rows[y + i], x, 1);
        }
    }

    private void eight(float[] f, int lastColumn, float[][] rows, int y, int x) {
        for (int u = 0; u <= lastColumn; u++) {
            Dct.eight(f, u, 8, half, u, 8);
        }
        for (int i = 0; i < 8; i++) {
            Dct.eight(half, 8 * i, 1, rows[y + i], x, 1);
        }
    }
}
