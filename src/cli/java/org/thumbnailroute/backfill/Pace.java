package org.thumbnailroute.backfill;

import java.time.Duration;

/** Lets no more than so many messages a second pass; what was not used is not saved up. */
final class Pace {

    private final Stop stop;
    private final double nanosForOne;
    private long next = System.nanoTime();

    Pace(int aSecond, Stop stop) {
        this.stop = stop;
        this.nanosForOne = 1e9 / aSecond;
    }

    void take(int messages) {
        long wait = next - System.nanoTime();
        if (wait > 0) {
            stop.pause(Duration.ofNanos(wait));
        }
        next = Math.max(next, System.nanoTime()) + Math.round(messages * nanosForOne);
    }
}
