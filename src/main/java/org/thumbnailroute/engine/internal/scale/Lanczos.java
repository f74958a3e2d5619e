package org.thumbnailroute.engine.internal.scale;

/**
 * Lanczos' kernel with three lobes, sinc(x) · sinc(x / 3): C. Duchon, "Lanczos Filtering in One and Two Dimensions",
 * Journal of Applied Meteorology 18 (1979). Read from a table, because two sines for each weight would cost more than
 * the filtering of a small thumbnail.
 */
final class Lanczos {

    /** Half the width of the kernel, in samples of the result. */
    static final int SUPPORT = 3;

    private static final int STEPS = 1024;
    private static final float[] TABLE = table();

    private Lanczos() {}

    /** The kernel at {@code x}; 0 outside its support. */
    static float at(double x) {
        double position = Math.abs(x) * STEPS;
        int index = (int) position;
        if (index >= SUPPORT * STEPS) {
            return 0;
        }
        float fraction = (float) (position - index);
        return TABLE[index] + (TABLE[index + 1] - TABLE[index]) * fraction;
    }

    private static float[] table() {
        float[] table = new float[SUPPORT * STEPS + 1];
        table[0] = 1;
        for (int i = 1; i < table.length - 1; i++) {
            double x = Math.PI * i / STEPS;
            table[i] = (float) (Math.sin(x) / x * Math.sin(x / SUPPORT) / (x / SUPPORT));
        }
        return table;
    }
}
