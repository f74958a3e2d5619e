package org.thumbnailroute.lambda;

import java.util.function.IntSupplier;

/**
 * What is left of one invocation. Lambda kills a function that has not answered at its end, and then all of its messages
 * come again, those that were done, too.
 */
final class TimeLeft {

    /** For the answer to be written and taken, even while other threads have the CPU. */
    private static final int ANSWER_MILLIS = 1000;

    private final IntSupplier remainingMillis;
    private final int wholeMillis;

    TimeLeft(IntSupplier remainingMillis) {
        this.remainingMillis = remainingMillis;
        this.wholeMillis = remainingMillis.getAsInt();
    }

    /** Milliseconds until the answer must be given; 0 when it is late. */
    int untilAnswer() {
        return Math.max(0, remainingMillis.getAsInt() - ANSWER_MILLIS);
    }

    /**
     * Whether a record may be begun. At least half of the time serves for beginning, however long a record took before:
     * one that met a slow S3 would otherwise keep all later ones from being begun, for ever.
     *
     * @param expectedMillis how long it may take
     */
    boolean isEnoughFor(long expectedMillis) {
        return remainingMillis.getAsInt() - ANSWER_MILLIS >= Math.min(expectedMillis, wholeMillis / 2);
    }
}
