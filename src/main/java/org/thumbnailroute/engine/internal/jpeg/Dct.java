package org.thumbnailroute.engine.internal.jpeg;

/**
 * Inverse DCTs of a few points: sample x of n is F(0) + √2 · Σ F(u) · cos((2x + 1)uπ / 2n), which is √8 times what T.81,
 * A.3.3 says for one dimension. Samples that lie opposite each other share the even coefficients' sum and differ in the
 * odd ones' sign.
 */
final class Dct {

    private static final float COS_15 = cosine(15);
    private static final float COS_22 = cosine(22.5);
    private static final float COS_30 = cosine(30);
    private static final float COS_60 = cosine(60);
    private static final float COS_67 = cosine(67.5);
    private static final float COS_75 = cosine(75);
    private static final float COS_11 = cosine(11.25);
    private static final float COS_33 = cosine(33.75);
    private static final float COS_56 = cosine(56.25);
    private static final float COS_78 = cosine(78.75);

    private Dct() {}

    private static float cosine(double degrees) {
        return (float) (Math.sqrt(2) * Math.cos(Math.toRadians(degrees)));
    }

    /**
     * Three points.
     *
     * @param f coefficients, from {@code f[at]}, {@code step} apart
     * @param out samples, from {@code out[to]}, {@code by} apart
     */
    static void three(float[] f, int at, int step, float[] out, int to, int by) {
        float even = f[at + 2 * step] * COS_60;
        float odd = f[at + step] * COS_30;
        float mean = f[at];
        out[to] = mean + even + odd;
        out[to + by] = mean - 2 * even;
        out[to + 2 * by] = mean + even - odd;
    }

    static void four(float[] f, int at, int step, float[] out, int to, int by) {
        float outer = f[at] + f[at + 2 * step];
        float inner = f[at] - f[at + 2 * step];
        float outerOdd = f[at + step] * COS_22 + f[at + 3 * step] * COS_67;
        float innerOdd = f[at + step] * COS_67 - f[at + 3 * step] * COS_22;
        out[to] = outer + outerOdd;
        out[to + by] = inner + innerOdd;
        out[to + 2 * by] = inner - innerOdd;
        out[to + 3 * by] = outer - outerOdd;
    }

    static void six(float[] f, int at, int step, float[] out, int to, int by) {
        float f1 = f[at + step];
        float f3 = f[at + 3 * step];
        float f5 = f[at + 5 * step];
        float four = f[at + 4 * step] * COS_60;
        float two = f[at + 2 * step] * COS_30;
        float outer = f[at] + four + two;
        float middle = f[at] - 2 * four;
        float inner = f[at] + four - two;
        float outerOdd = f1 * COS_15 + f3 + f5 * COS_75;
        float middleOdd = f1 - f3 - f5;
        float innerOdd = f1 * COS_75 - f3 + f5 * COS_15;
        out[to] = outer + outerOdd;
        out[to + by] = middle + middleOdd;
        out[to + 2 * by] = inner + innerOdd;
        out[to + 3 * by] = inner - innerOdd;
        out[to + 4 * by] = middle - middleOdd;
        out[to + 5 * by] = outer - outerOdd;
    }

    static void eight(float[] f, int at, int step, float[] out, int to, int by) {
        float f1 = f[at + step];
        float f3 = f[at + 3 * step];
        float f5 = f[at + 5 * step];
        float f7 = f[at + 7 * step];
        float plus = f[at] + f[at + 4 * step];
        float minus = f[at] - f[at + 4 * step];
        float outerTwo = f[at + 2 * step] * COS_22 + f[at + 6 * step] * COS_67;
        float innerTwo = f[at + 2 * step] * COS_67 - f[at + 6 * step] * COS_22;
        float odd0 = f1 * COS_11 + f3 * COS_33 + f5 * COS_56 + f7 * COS_78;
        float odd1 = f1 * COS_33 - f3 * COS_78 - f5 * COS_11 - f7 * COS_56;
        float odd2 = f1 * COS_56 - f3 * COS_11 + f5 * COS_78 + f7 * COS_33;
        float odd3 = f1 * COS_78 - f3 * COS_56 + f5 * COS_33 - f7 * COS_11;
        out[to] = plus + outerTwo + odd0;
        out[to + by] = minus + innerTwo + odd1;
        out[to + 2 * by] = minus - innerTwo + odd2;
        out[to + 3 * by] = plus - outerTwo + odd3;
        out[to + 4 * by] = plus - outerTwo - odd3;
        out[to + 5 * by] = minus - innerTwo - odd2;
        out[to + 6 * by] = minus + innerTwo - odd1;
        out[to + 7 * by] = plus + outerTwo - odd0;
    }
}
