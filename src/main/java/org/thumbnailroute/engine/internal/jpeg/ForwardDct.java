package org.thumbnailroute.engine.internal.jpeg;

/**
 * The forward DCT of 8×8 samples after Arai, Agui and Nakajima ("A fast DCT-SQ scheme for images", Transactions of the
 * IEICE E71, 1988): five multiplications for eight samples, because most of the scaling is left to the quantiser, which
 * multiplies anyway.
 */
final class ForwardDct {

    /** The side of a block. */
    static final int SIDE = 8;

    private static final float COS_2 = (float) Math.cos(Math.PI / 8);
    private static final float COS_4 = (float) Math.cos(Math.PI / 4);
    private static final float COS_6 = (float) Math.cos(3 * Math.PI / 8);
    private static final float ODD_LOW = COS_2 - COS_6;
    private static final float ODD_HIGH = COS_2 + COS_6;

    private ForwardDct() {}

    /** How many times too large the one-dimensional transform leaves the coefficient of this frequency, 0 to 7. */
    static double scale(int frequency) {
        double ofNorm = Math.sqrt(8);
        return frequency == 0 ? ofNorm : ofNorm * Math.sqrt(2) * Math.cos(frequency * Math.PI / 16);
    }

    /**
     * Transforms columns of eight samples in place: one tile of {@link SampleTile}, side by side. The distance between
     * two rows is a constant, so that the compiler knows that they do not overlap and takes several columns at once.
     */
    static void columns(float[] tile, int from, int count) {
        for (int x = from; x < from + count; x++) {
            float x0 = tile[x];
            float x1 = tile[x + SampleTile.STRIDE];
            float x2 = tile[x + 2 * SampleTile.STRIDE];
            float x3 = tile[x + 3 * SampleTile.STRIDE];
            float x4 = tile[x + 4 * SampleTile.STRIDE];
            float x5 = tile[x + 5 * SampleTile.STRIDE];
            float x6 = tile[x + 6 * SampleTile.STRIDE];
            float x7 = tile[x + 7 * SampleTile.STRIDE];

            float outer = x0 + x7 + (x3 + x4);
            float outerSlope = x0 + x7 - (x3 + x4);
            float inner = x1 + x6 + (x2 + x5);
            float innerSlope = (x1 + x6 - (x2 + x5) + outerSlope) * COS_4;
            tile[x] = outer + inner;
            tile[x + 4 * SampleTile.STRIDE] = outer - inner;
            tile[x + 2 * SampleTile.STRIDE] = outerSlope + innerSlope;
            tile[x + 6 * SampleTile.STRIDE] = outerSlope - innerSlope;

            float d0 = x0 - x7;
            float near = x3 - x4 + (x2 - x5);
            float middle = (x2 - x5 + (x1 - x6)) * COS_4;
            float far = x1 - x6 + d0;
            float turn = (near - far) * COS_6;
            float low = near * ODD_LOW + turn;
            float high = far * ODD_HIGH + turn;
            tile[x + 5 * SampleTile.STRIDE] = d0 - middle + low;
            tile[x + 3 * SampleTile.STRIDE] = d0 - middle - low;
            tile[x + SampleTile.STRIDE] = d0 + middle + high;
            tile[x + 7 * SampleTile.STRIDE] = d0 + middle - high;
        }
    }

    /**
     * Transforms the rows of one block whose columns are transformed already, and quantises.
     *
     * @param from where the block's first sample lies in the tile
     * @param block where the coefficients go, in zigzag order
     * @return which coefficients are not zero: bit k is for index k of the zigzag order
     */
    static long rows(float[] tile, int from, Quantiser quantiser, int[] block) {
        float[] factor = quantiser.factors();
        long nonZero = 0;
        for (int row = 0; row < SIDE; row++) {
            int at = from + row * SampleTile.STRIDE;
            float x0 = tile[at];
            float x1 = tile[at + 1];
            float x2 = tile[at + 2];
            float x3 = tile[at + 3];
            float x4 = tile[at + 4];
            float x5 = tile[at + 5];
            float x6 = tile[at + 6];
            float x7 = tile[at + 7];

            float outer = x0 + x7 + (x3 + x4);
            float outerSlope = x0 + x7 - (x3 + x4);
            float inner = x1 + x6 + (x2 + x5);
            float innerSlope = (x1 + x6 - (x2 + x5) + outerSlope) * COS_4;
            float d0 = x0 - x7;
            float near = x3 - x4 + (x2 - x5);
            float middle = (x2 - x5 + (x1 - x6)) * COS_4;
            float far = x1 - x6 + d0;
            float turn = (near - far) * COS_6;
            float low = near * ODD_LOW + turn;
            float high = far * ODD_HIGH + turn;

            int k = row * SIDE;
            nonZero |= put(block, k, (outer + inner) * factor[k]);
            nonZero |= put(block, k + 1, (d0 + middle + high) * factor[k + 1]);
            nonZero |= put(block, k + 2, (outerSlope + innerSlope) * factor[k + 2]);
            nonZero |= put(block, k + 3, (d0 - middle - low) * factor[k + 3]);
            nonZero |= put(block, k + 4, (outer - inner) * factor[k + 4]);
            nonZero |= put(block, k + 5, (d0 - middle + low) * factor[k + 5]);
            nonZero |= put(block, k + 6, (outerSlope - innerSlope) * factor[k + 6]);
            nonZero |= put(block, k + 7, (d0 + middle - high) * factor[k + 7]);
        }
        return nonZero;
    }

    /** Rounds without Math.round: all coefficients lie within ±2048, so a shift into the positive numbers is enough. */
    private static long put(int[] block, int natural, float coefficient) {
        int level = (int) (coefficient + (4096 + 0.5f)) - 4096;
        int index = Zigzag.PLACE[natural];
        block[index] = level;
        return (long) ((level | -level) >>> 31) << index;
    }
}
