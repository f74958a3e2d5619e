package org.thumbnailroute.engine.internal.placeholder;

import java.util.Optional;

/**
 * A channel in the whole numbers that a hash holds.
 *
 * @param mean of the channel
 * @param scale the largest of the other frequencies
 * @param terms the others relative to it, 0 to 15; 7.5 would stand for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Levels(int mean, int scale, int[] terms) {

    private static final int HIGHEST_TERM = 15;

    /**
     * Rounds a channel's sums.
     *
     * @param error how much each of them may be wrong
     * @return empty if that could change a level
     */
    static Optional<Levels> of(double[] sums, double error, Steps steps) {
        double scale = 0;
        for (int k = 1; k < sums.length; k++) {
            scale = Math.max(scale, Math.abs(sums[k]));
        }
        if (scale <= error && error > 0) {
            return Optional.empty();
        }
        Rounding rounding = new Rounding();
        int mean = rounding.of(steps.offset() + steps.ofMean() * sums[0], steps.ofMean() * error);
        int largest = rounding.of(steps.ofScale() * scale, steps.ofScale() * error);
        int[] terms = new int[sums.length - 1];
        if (scale > 0) {
            // relative to a scale that is wrong, too
            double errorOfTerm = HIGHEST_TERM * error / (scale - error);
            for (int k = 0; k < terms.length; k++) {
                terms[k] = rounding.of(HIGHEST_TERM * (0.5 + 0.5 / scale * sums[k + 1]), errorOfTerm);
            }
        }
        return rounding.isCertain() ? Optional.of(new Levels(mean, largest, terms)) : Optional.empty();
    }

    /**
     * How finely a channel's mean and scale are told.
     *
     * @param offset the level of a mean of 0
     * @param ofMean levels from a mean of 0 to one of 1
     * @param ofScale the same of the scale
     */
    record Steps(double offset, double ofMean, double ofScale) {}

    /** Rounds as JavaScript does, and notices whether an error could lead to another number. */
    private static final class Rounding {

        private boolean certain = true;

        int of(double value, double error) {
            certain &= Math.round(value - error) == Math.round(value + error);
            return (int) Math.round(value);
        }

        boolean isCertain() {
            return certain;
        }
    }
}
