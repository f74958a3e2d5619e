package org.thumbnailroute.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.thumbnailroute.aws.SqsDelivery;

/**
 * When an outcome came about.
 *
 * @param ended when it was known
 * @param elapsed since the worker began with the message, in whole milliseconds; of a message with several uploads, it
 *     includes those before this one
 * @param uploaded when the object was uploaded, as the event says; empty of a backfill
 * @param delivery when the message was sent, and how often it was delivered; empty if it came without a queue
 */
public record OutcomeTimes(
        Instant ended, Duration elapsed, Optional<Instant> uploaded, Optional<SqsDelivery> delivery) {

    /** By how much the clocks of AWS and of this machine may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    /** SQS keeps a message for 14 days at most, in the queue and again in the dead-letter queue. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** From the upload to this outcome. Empty if the event's time cannot be right. */
    public Optional<Duration> sinceUpload() {
        return uploaded.flatMap(time -> between(time, ended));
    }

    /** From when the message was sent until a worker began with it. Only of its first delivery: later ones wait on purpose. */
    public Optional<Duration> queueWait() {
        return delivery.filter(message -> message.receiveCount() == 1)
                .flatMap(SqsDelivery::sent)
                .flatMap(sent -> between(sent, ended.minus(elapsed)));
    }

    private static Optional<Duration> between(Instant begin, Instant end) {
        if (begin.isAfter(end.plus(CLOCK_DIFFERENCE)) || begin.isBefore(end.minus(LONGEST))) {
            return Optional.empty();
        }
        return Optional.of(begin.isAfter(end) ? Duration.ZERO : Duration.between(begin, end));
    }
}
