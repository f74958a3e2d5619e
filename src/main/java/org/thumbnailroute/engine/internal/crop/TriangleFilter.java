package org.thumbnailroute.engine.internal.crop;

/** Shrinks or stretches lines of samples with a triangle (linear) kernel; beyond the ends their values go on. */
final class TriangleFilter {

    private final int from;
    private final int to;
    private final int[][] indices;
    private final float[][] weights;

    /**
     * A filter.
     *
     * @param from samples of a line
     * @param length of the line in samples, of which the last may be but a part
     * @param to samples of the result
     */
    TriangleFilter(int from, double length, int to) {
        this.from = from;
        this.to = to;
        this.indices = new int[to][];
        this.weights = new float[to][];
        double ratio = length / to;
        double reach = Math.max(1, ratio);
        for (int i = 0; i < to; i++) {
            double middle = (i + 0.5) * ratio - 0.5;
            int first = (int) Math.ceil(middle - reach);
            weights[i] = weights(middle - first, reach, (int) Math.floor(middle + reach) - first + 1);
            indices[i] = new int[weights[i].length];
            for (int k = 0; k < indices[i].length; k++) {
                indices[i][k] = Math.max(0, Math.min(from - 1, first + k));
            }
        }
    }

    private static float[] weights(double middle, double reach, int count) {
        float[] weights = new float[count];
        float sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = (float) Math.max(0, 1 - Math.abs(k - middle) / reach);
            sum += weights[k];
        }
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
        }
        return weights;
    }

    /** Filters so many lines, one after the other, which become the columns of the result. */
    float[] transposed(float[] lines, int count) {
        float[] result = new float[to * count];
        for (int line = 0; line < count; line++) {
            int start = line * from;
            for (int i = 0; i < to; i++) {
                int[] index = indices[i];
                float[] weight = weights[i];
                float sum = 0;
                for (int k = 0; k < weight.length; k++) {
                    sum += weight[k] * lines[start + index[k]];
                }
                result[i * count + line] = sum;
            }
        }
        return result;
    }
}
