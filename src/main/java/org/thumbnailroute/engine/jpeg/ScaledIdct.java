package org.thumbnailroute.engine.jpeg;

import java.util.Arrays;

/**
 * The inverse DCT at a scale of n/8: the first n × n of a block's 8 × 8 coefficients, transformed by an n-point DCT, are
 * the block at n × n samples, low-pass filtered as well as the transform can (K. N. Ngan, "Experiments on
 * two-dimensional decimation in time and orthogonal transform domains", Signal Processing 11, 1986; the same is behind
 * libjpeg's scaling). Each pass is a product with a small matrix whose symmetry halves the work; rows and columns of
 * zeros, which most blocks have, are left out, and that beats a fast algorithm that cannot. The small sizes, which
 * thumbnails mostly take, are written out.
 */
final class ScaledIdct {

    /** Added to the dequantised DC coefficient, this is the level shift of 128 (T.81, A.3.1). */
    static final float LEVEL_SHIFT = 1024;

    /** Half the cosines of these angles, in degrees. */
    private static final float COS_45 = (float) (Math.cos(Math.toRadians(45)) / 2);

    private static final float COS_22 = (float) (Math.cos(Math.toRadians(22.5)) / 2);
    private static final float COS_30 = (float) (Math.cos(Math.toRadians(30)) / 2);
    private static final float COS_60 = (float) (Math.cos(Math.toRadians(60)) / 2);
    private static final float COS_67 = (float) (Math.cos(Math.toRadians(67.5)) / 2);

    private final int n;
    private final int half;
    /** Sample x takes basis[x * 8 + u] of coefficient u. */
    private final float[] basis;

    private final float[] columns;

    ScaledIdct(int n) {
        this.n = n;
        this.half = (n + 1) / 2;
        this.basis = new float[8 * n];
        this.columns = new float[8 * n];
        for (int x = 0; x < n; x++) {
            for (int u = 0; u < n; u++) {
                double scale = u == 0 ? Math.sqrt(0.5) / 2 : 0.5;
                basis[x * 8 + u] = (float) (scale * Math.cos((2 * x + 1) * u * Math.PI / (2 * n)));
            }
        }
    }

    /**
     * Transforms a block.
     *
     * @param coefficients dequantised, row × 8 + column
     * @param lastRow the last row of coefficients that is not all zero, less than n
     * @param lastColumn likewise
     * @param rows where the block's n rows of samples go, from {@code rows[y]} on
     * @param y first row
     * @param x where in each row
     */
    void transform(float[] coefficients, int lastRow, int lastColumn, float[][] rows, int y, int x) {
        if (lastRow + lastColumn == 0) {
            float sample = coefficients[0] * 0.125f;
            for (int i = 0; i < n; i++) {
                Arrays.fill(rows[y + i], x, x + n, sample);
            }
        } else if (n == 2) {
            two(coefficients, rows[y], rows[y + 1], x);
        } else if (n == 3) {
            three(coefficients, lastColumn, rows, y, x);
        } else if (n == 4) {
            four(coefficients, lastColumn, rows, y, x);
        } else {
            vertically(coefficients, lastRow, lastColumn);
            for (int i = 0; i < n; i++) {
                horizontally(i * 8, lastColumn, rows[y + i], x);
            }
        }
    }

    private static void two(float[] f, float[] top, float[] bottom, int x) {
        // basis: sqrt(1/8) and cos(pi/4) / 2 are the same number, the square of which is 1/8
        float left = f[0] + f[8];
        float leftLow = f[0] - f[8];
        float right = f[1] + f[9];
        float rightLow = f[1] - f[9];
        top[x] = (left + right) * 0.125f;
        top[x + 1] = (left - right) * 0.125f;
        bottom[x] = (leftLow + rightLow) * 0.125f;
        bottom[x + 1] = (leftLow - rightLow) * 0.125f;
    }

    private void three(float[] f, int lastColumn, float[][] rows, int y, int x) {
        float[] c = columns;
        c[1] = 0;
        c[2] = 0;
        c[9] = 0;
        c[10] = 0;
        c[17] = 0;
        c[18] = 0;
        for (int u = 0; u <= lastColumn; u++) {
            float mean = f[u] * COS_45;
            float even = f[16 + u] * COS_60;
            float odd = f[8 + u] * COS_30;
            c[u] = mean + even + odd;
            c[8 + u] = mean - 2 * even;
            c[16 + u] = mean + even - odd;
        }
        for (int i = 0; i < 3; i++) {
            float[] row = rows[y + i];
            float mean = c[8 * i] * COS_45;
            float even = c[8 * i + 2] * COS_60;
            float odd = c[8 * i + 1] * COS_30;
            row[x] = mean + even + odd;
            row[x + 1] = mean - 2 * even;
            row[x + 2] = mean + even - odd;
        }
    }

    private void four(float[] f, int lastColumn, float[][] rows, int y, int x) {
        float[] c = columns;
        for (int i = 0; i < 32; i += 8) {
            c[i + 1] = 0;
            c[i + 2] = 0;
            c[i + 3] = 0;
        }
        for (int u = 0; u <= lastColumn; u++) {
            float outer = (f[u] + f[16 + u]) * COS_45;
            float inner = (f[u] - f[16 + u]) * COS_45;
            float outerOdd = f[8 + u] * COS_22 + f[24 + u] * COS_67;
            float innerOdd = f[8 + u] * COS_67 - f[24 + u] * COS_22;
            c[u] = outer + outerOdd;
            c[8 + u] = inner + innerOdd;
            c[16 + u] = inner - innerOdd;
            c[24 + u] = outer - outerOdd;
        }
        for (int i = 0; i < 4; i++) {
            float[] row = rows[y + i];
            float outer = (c[8 * i] + c[8 * i + 2]) * COS_45;
            float inner = (c[8 * i] - c[8 * i + 2]) * COS_45;
            float outerOdd = c[8 * i + 1] * COS_22 + c[8 * i + 3] * COS_67;
            float innerOdd = c[8 * i + 1] * COS_67 - c[8 * i + 3] * COS_22;
            row[x] = outer + outerOdd;
            row[x + 1] = inner + innerOdd;
            row[x + 2] = inner - innerOdd;
            row[x + 3] = outer - outerOdd;
        }
    }

    private void vertically(float[] f, int lastRow, int lastColumn) {
        for (int i = 0; i < half; i++) {
            int mirrored = n - 1 - i;
            for (int column = 0; column <= lastColumn; column++) {
                float even = 0;
                for (int u = 0; u <= lastRow; u += 2) {
                    even += basis[i * 8 + u] * f[u * 8 + column];
                }
                float odd = 0;
                for (int u = 1; u <= lastRow; u += 2) {
                    odd += basis[i * 8 + u] * f[u * 8 + column];
                }
                columns[mirrored * 8 + column] = even - odd;
                columns[i * 8 + column] = even + odd;
            }
        }
    }

    private void horizontally(int from, int lastColumn, float[] row, int x) {
        for (int i = 0; i < half; i++) {
            float even = 0;
            for (int u = 0; u <= lastColumn; u += 2) {
                even += basis[i * 8 + u] * columns[from + u];
            }
            float odd = 0;
            for (int u = 1; u <= lastColumn; u += 2) {
                odd += basis[i * 8 + u] * columns[from + u];
            }
            row[x + n - 1 - i] = even - odd;
            row[x + i] = even + odd;
        }
    }
}
