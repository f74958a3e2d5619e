package org.thumbnailroute.bench.scale;

import java.util.SplittableRandom;

/** Exponentially distributed times that are the same on every JVM, which {@code Math.log} does not promise. */
final class Chance {

    private static final int STEPS = 4096;

    private static final double[] QUANTILES = quantiles();

    private final SplittableRandom random;

    Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    double exponential(double mean) {
        return mean * QUANTILES[random.nextInt(STEPS)];
    }

    /** Half of it is certain. */
    double around(double mean) {
        return mean / 2 + exponential(mean / 2);
    }

    private static double[] quantiles() {
        double[] quantiles = new double[STEPS];
        double sum = 0;
        for (int i = 0; i < STEPS; i++) {
            quantiles[i] = -StrictMath.log(1 - (i + 0.5) / STEPS);
            sum += quantiles[i];
        }
        for (int i = 0; i < STEPS; i++) {
            quantiles[i] *= STEPS / sum;
        }
        return quantiles;
    }
}
