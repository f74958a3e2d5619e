package org.thumbnailroute.backfill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Somebody wants the command to end: it ends between two requests, and its pauses end at once. */
final class Stop {

    /** Thrown where the command would have gone on. */
    static final class AskedException extends RuntimeException {

        private AskedException() {
            super("stopped", null, false, false);
        }
    }

    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean isIdle;

    void ask() {
        asked.countDown();
    }

    /** Waits for a person's answer, during which nothing is under way that would have to come to its end. */
    <T> T whileIdle(Supplier<T> question) {
        isIdle = true;
        try {
            return question.get();
        } finally {
            isIdle = false;
        }
    }

    boolean isIdle() {
        return isIdle;
    }

    /** @throws AskedException if somebody wants that */
    void check() {
        pause(Duration.ZERO);
    }

    /** @throws AskedException if somebody wants that, now or during the pause */
    void pause(Duration pause) {
        try {
            if (asked.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new AskedException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AskedException();
        }
    }
}
