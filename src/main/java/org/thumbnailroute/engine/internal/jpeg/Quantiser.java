package org.thumbnailroute.engine.internal.jpeg;

/**
 * One quantisation table. The tables are those of T.81 annex K.1, scaled by quality in the way that libjpeg made common,
 * so that a quality means here what it means elsewhere.
 */
final class Quantiser {

    private static final int COEFFICIENTS = 64;

    /** T.81 table K.1. */
    private static final int[] LUMA = {
        16, 11, 10, 16, 24, 40, 51, 61, //
        12, 12, 14, 19, 26, 58, 60, 55, //
        14, 13, 16, 24, 40, 57, 69, 56, //
        14, 17, 22, 29, 51, 87, 80, 62, //
        18, 22, 37, 56, 68, 109, 103, 77, //
        24, 35, 55, 64, 81, 104, 113, 92, //
        49, 64, 78, 87, 103, 121, 120, 101, //
        72, 92, 95, 98, 112, 100, 103, 99
    };

    /** T.81 table K.2. */
    private static final int[] CHROMA = {
        17, 18, 24, 47, 99, 99, 99, 99, //
        18, 21, 26, 66, 99, 99, 99, 99, //
        24, 26, 56, 99, 99, 99, 99, 99, //
        47, 66, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99, //
        99, 99, 99, 99, 99, 99, 99, 99
    };

    private final byte[] steps = new byte[COEFFICIENTS];
    private final float[] factors = new float[COEFFICIENTS];

    private Quantiser(int[] table, int quality) {
        int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
        for (int k = 0; k < COEFFICIENTS; k++) {
            int step = Math.max(1, Math.min(255, (table[k] * percent + 50) / 100));
            steps[Zigzag.PLACE[k]] = (byte) step;
            double dctScale = ForwardDct.scale(k / ForwardDct.SIDE) * ForwardDct.scale(k % ForwardDct.SIDE);
            factors[k] = (float) (1 / (step * dctScale));
        }
    }

    /** @param quality 1 to 100 */
    static Quantiser luma(int quality) {
        return new Quantiser(LUMA, quality);
    }

    /** @param quality 1 to 100 */
    static Quantiser chroma(int quality) {
        return new Quantiser(CHROMA, quality);
    }

    /** The table as a DQT segment holds it: in zigzag order, one byte each. */
    byte[] steps() {
        return steps;
    }

    /** What turns the output of {@link ForwardDct}, row by row, into a level to be rounded. */
    float[] factors() {
        return factors;
    }
}
