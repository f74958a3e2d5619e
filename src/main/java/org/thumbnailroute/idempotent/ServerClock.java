package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.DateUtils;

/**
 * The time at a service, from the {@code Date} of its last answer and what has passed here since; the clock of this machine
 * does not matter. It is behind by less than a second, which is as exact as that header, and by the time that the answer took.
 */
final class ServerClock {

    private record Reading(Instant date, long nanos) {}

    private volatile Reading last = new Reading(Instant.now(), System.nanoTime());

    private ServerClock() {}

    /** Shows the time of this machine until it has read another. */
    static ServerClock start() {
        return new ServerClock();
    }

    Instant now() {
        Reading reading = last;
        return reading.date().plus(Duration.ofNanos(System.nanoTime() - reading.nanos()));
    }

    /** Takes the time from an answer; one without a date changes nothing. */
    void read(Optional<SdkHttpResponse> answer) {
        answer.flatMap(response -> response.firstMatchingHeader("Date"))
                .ifPresent(date -> last = new Reading(DateUtils.parseRfc822Date(date), System.nanoTime()));
    }
}
