package org.thumbnailroute.engine.internal.scale;

import java.util.Arrays;

/** The weights with which the samples along one axis of a plane make the samples along the same axis of the result. */
final class AxisFilter {

    /** The source sample of each result's first weight; never falls from one result to the next. */
    final int[] first;
    /** The number of weights of each result. */
    final int[] count;
    /** The weights of result {@code i} begin at {@code i * stride}. */
    final float[] weights;

    final int stride;

    /**
     * A filter with half-pixel correct positions: the edges of the region fall on the edges of the result.
     *
     * @param samples of the source, at least 1
     * @param from where the region begins, in source samples
     * @param to where it ends, in source samples
     * @param results samples of the result, at least 1
     * @param aperture see {@link org.thumbnailroute.engine.internal.codec.Plane#aperture}
     */
    AxisFilter(int samples, double from, double to, int results, double aperture) {
        double step = (to - from) / results;
        double width = Math.max(1, step);
        double support = Lanczos.SUPPORT * width + (aperture > 0 ? 1 : 0);
        first = new int[results];
        count = new int[results];
        stride = Math.min(samples, (int) Math.ceil(2 * support) + 1);
        weights = new float[Math.multiplyExact(results, stride)];
        for (int i = 0; i < results; i++) {
            double centre = from + (i + 0.5) * step;
            int begin = clamp((int) Math.ceil(centre - support - 0.5), samples - 1);
            int end = clamp((int) Math.floor(centre + support - 0.5), samples - 1);
            first[i] = begin;
            count[i] = Math.min(stride, end - begin + 1);
            fill(i * stride, count[i], begin + 0.5 - centre, 1 / width, sharpening(aperture));
        }
    }

    private AxisFilter(int[] first, int[] count, float[] weights, int stride) {
        this.first = first;
        this.count = count;
        this.weights = weights;
        this.stride = stride;
    }

    /** The filter of some of the results alone, from {@code from} to before {@code to}. */
    AxisFilter part(int from, int to) {
        if (from == 0 && to == first.length) {
            return this;
        }
        return new AxisFilter(
                Arrays.copyOfRange(first, from, to),
                Arrays.copyOfRange(count, from, to),
                Arrays.copyOfRange(weights, from * stride, to * stride),
                stride);
    }

    /**
     * A box of {@code a} samples lets a wave of {@code f} cycles per sample through with sin(πaf) / (πaf) ≈ 1 − (πaf)²/6.
     * Taking a²/24 of the weights' second difference off them multiplies by 1 + (πaf)²/6 and so undoes it, as in CIC
     * compensation filters (E. Hogenauer, IEEE Trans. ASSP 29, 1981).
     */
    private static double sharpening(double aperture) {
        return aperture * aperture / 24;
    }

    private void fill(int at, int n, double position, double scale, double sharpening) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
            double x = (position + k) * scale;
            double weight = Lanczos.at(x);
            if (sharpening > 0) {
                weight -= sharpening * (Lanczos.at(x - scale) - 2 * weight + Lanczos.at(x + scale));
            }
            weights[at + k] = (float) weight;
            sum += weight;
        }
        float norm = (float) (1 / sum);
        for (int k = 0; k < n; k++) {
            weights[at + k] *= norm;
        }
    }

    private static int clamp(int index, int last) {
        return Math.max(0, Math.min(last, index));
    }

    /** The first source sample that has a weight. */
    int begin() {
        return first[0];
    }

    /** The source sample behind the last one that has a weight. */
    int end() {
        int last = first.length - 1;
        return first[last] + count[last];
    }
}
