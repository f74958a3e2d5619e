package org.thumbnailroute.engine.internal.crop;

/** How much each cell attracts attention: by an edge, and by the colour of skin and strong reds where it is not dark. */
final class PixelScores {

    private static final float DARK = 5;
    private static final float EDGE = 5;

    /** The sRGB curve: from 0 to 255, to 0 to 100. */
    private static final float[] LINEAR = new float[256];

    /** CIELAB's curve f, in steps of 1 / {@link #STEPS}. */
    private static final float[] CURVE;

    private static final int STEPS = 4096;

    static {
        for (int i = 0; i < LINEAR.length; i++) {
            double v = i / 255.0;
            LINEAR[i] = (float) (100 * (v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4)));
        }
        CURVE = new float[STEPS + STEPS / 16];
        for (int i = 0; i < CURVE.length; i++) {
            double t = (double) i / STEPS;
            CURVE[i] = (float) (t > 0.008856 ? StrictMath.cbrt(t) : 7.787 * t + 16.0 / 116);
        }
    }

    private PixelScores() {}

    /** By cell; planes of red, green and blue, 0 to 255. */
    static float[] of(float[][] rgb, int side) {
        float[] luminance = new float[side * side];
        float[] scores = new float[side * side];
        for (int i = 0; i < scores.length; i++) {
            float r = LINEAR[(int) (rgb[0][i] + 0.5f)];
            float g = LINEAR[(int) (rgb[1][i] + 0.5f)];
            float b = LINEAR[(int) (rgb[2][i] + 0.5f)];
            float x = 0.4124f * r + 0.3576f * g + 0.1805f * b;
            float y = 0.2126f * r + 0.7152f * g + 0.0722f * b;
            float z = 0.0193f * r + 0.1192f * g + 0.9505f * b;
            luminance[i] = y;
            scores[i] = y > DARK ? skin(x, y, z) + redness(x, y) : 0;
        }
        addEdges(luminance, side, scores);
        return scores;
    }

    /** 100 for the direction in XYZ that all colours of skin have, whatever the light. */
    private static float skin(float x, float y, float z) {
        float length = (float) Math.sqrt(x * x + y * y + z * z);
        float dx = x / length - 0.78f;
        float dy = y / length - 0.57f;
        float dz = z / length - 0.44f;
        return 100 - 100 * (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    /** The a* of CIELAB. */
    private static float redness(float x, float y) {
        return 500 * (curve(x / 95.047f) - curve(y / 100));
    }

    private static float curve(float t) {
        float at = t * STEPS;
        int below = (int) at;
        return CURVE[below] + (at - below) * (CURVE[below + 1] - CURVE[below]);
    }

    /** Those of the luminance; beyond the sides of the map its values go on. */
    private static void addEdges(float[] y, int side, float[] scores) {
        for (int row = 0; row < side; row++) {
            int up = Math.max(0, row - 1) * side;
            int down = Math.min(side - 1, row + 1) * side;
            for (int x = 0; x < side; x++) {
                int i = row * side + x;
                float left = y[row * side + Math.max(0, x - 1)];
                float right = y[row * side + Math.min(side - 1, x + 1)];
                scores[i] += EDGE * Math.abs(4 * y[i] - left - right - y[up + x] - y[down + x]);
            }
        }
    }
}
