package org.thumbnailroute.backfill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Somebody wants the command to end: it ends between two requests, and its pauses end at once. */
final class Stop {

    /** Thrown where the command would have gone on. */
    static final class AskedException extends RuntimeException {

        private AskedException() {
            super("stopped", null, false, false);
        }
    }

    private final CountDownLatch asked = new CountDownLatch(1);

    void ask() {
        asked.countDown();
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
