package org.thumbnailroute.doctor;

import java.time.Duration;

/** Durations for people. */
final class Durations {

    private Durations() {}

    /** The largest unit of which it is a whole number: 14 days, 90 minutes, 61 seconds. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return counted(seconds / 86_400, "day");
        }
        if (seconds > 0 && seconds % 3_600 == 0) {
            return counted(seconds / 3_600, "hour");
        }
        return seconds > 0 && seconds % 60 == 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
