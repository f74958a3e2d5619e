package org.thumbnailroute.engine.internal.icc;

/** IEC 61966-2-1, seen from a profile: light is XYZ under the illuminant D50. */
final class Srgb {

    /** Fine enough for half a step of 255 at the dark end, where the curve is steepest. */
    private static final int STEPS = 1 << 13;

    private static final byte[] ENCODED = encoded();

    private Srgb() {}

    /** From XYZ under D50 to linear red, green and blue: the inverse of the primaries, adapted by Bradford's method. */
    static final double[][] FROM_XYZ = {
        {3.1338561, -1.6168667, -0.4906146},
        {-0.9787684, 1.9161415, 0.0334540},
        {0.0719453, -0.2289914, 1.4052427}
    };

    /** The value from 0 to 255 for light from 0 to 1; what is beyond becomes the nearest. */
    static int encode(float light) {
        return ENCODED[Math.max(0, Math.min(STEPS, (int) (light * STEPS + 0.5f)))] & 0xff;
    }

    private static byte[] encoded() {
        byte[] table = new byte[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double light = (double) i / STEPS;
            double value = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
            table[i] = (byte) Math.round(255 * value);
        }
        return table;
    }
}
