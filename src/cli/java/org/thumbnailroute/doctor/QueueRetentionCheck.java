package org.thumbnailroute.doctor;

import java.time.Duration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How long an outage may last before SQS deletes uploads that wait. */
final class QueueRetentionCheck implements Check {

    /** A weekend, and a day to mend what failed. */
    private static final Duration SHORTEST = Duration.ofDays(3);

    /** The longest that SQS takes. */
    static final Duration LONGEST = Duration.ofDays(14);

    private final Environment environment;

    QueueRetentionCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "queue-retention";
    }

    @Override
    public String subject() {
        return QueueAddress.nameIn(environment.settings().queue());
    }

    @Override
    public Finding look() {
        QueueFacts queue = environment.queue().get();
        Duration retention = queue.seconds(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
        String found = "SQS keeps a message for " + Durations.text(retention);
        return retention.compareTo(SHORTEST) < 0
                ? Finding.warn(found + ": an outage over a weekend loses uploads", longest(queue))
                : Finding.ok(found);
    }

    static String longest(QueueFacts queue) {
        return queue.set("{\"MessageRetentionPeriod\":\"%d\"}".formatted(LONGEST.toSeconds()));
    }
}
