package org.thumbnailroute.backfill;

import java.time.Duration;

/** How long something takes, for people. */
final class RoughTime {

    private RoughTime() {}

    /** {@code 45 s}, {@code 12 min 3 s} or {@code 5 h 2 min}. */
    static String text(Duration time) {
        if (time.toHours() > 0) {
            return "%d h %d min".formatted(time.toHours(), time.toMinutesPart());
        }
        if (time.toMinutes() > 0) {
            return "%d min %d s".formatted(time.toMinutes(), time.toSecondsPart());
        }
        return "%d s".formatted(time.plusMillis(999).toSeconds());
    }
}
