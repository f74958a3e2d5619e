package org.thumbnailroute.engine.internal.crop;

/** Blurs a square map, along rows and then along columns; beyond its edges their values go on. */
final class GaussianBlur {

    /** Weights below this part of the middle one are left out. */
    private static final double LEAST = 0.2;

    private GaussianBlur() {}

    static float[] of(float[] map, int side, double sigma) {
        float[] weights = weights(sigma);
        return transposed(transposed(map, side, weights), side, weights);
    }

    /** Those of the middle and of one side; equal on any JVM, so that thumbnails are. */
    private static float[] weights(double sigma) {
        int radius = (int) Math.floor(sigma * Math.sqrt(-2 * StrictMath.log(LEAST)));
        float[] weights = new float[radius + 1];
        float sum = 0;
        for (int i = 0; i <= radius; i++) {
            weights[i] = (float) StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += i == 0 ? weights[i] : 2 * weights[i];
        }
        for (int i = 0; i <= radius; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static float[] transposed(float[] map, int side, float[] weights) {
        int radius = weights.length - 1;
        float[] padded = new float[side + 2 * radius];
        float[] result = new float[map.length];
        for (int y = 0; y < side; y++) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = map[y * side + Math.max(0, Math.min(side - 1, i - radius))];
            }
            for (int x = 0; x < side; x++) {
                int middle = x + radius;
                float sum = weights[0] * padded[middle];
                for (int i = 1; i <= radius; i++) {
                    sum += weights[i] * (padded[middle - i] + padded[middle + i]);
                }
                result[x * side + y] = sum;
            }
        }
        return result;
    }
}
