package org.thumbnailroute.doctor;

import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Whether the dead-letter queue keeps messages for at least as long as the queue. What SQS itself moves there keeps the age
 * that it has, and could be deleted as soon as it arrives.
 */
final class DeadLetterRetentionCheck implements Check {

    private final Environment environment;

    DeadLetterRetentionCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "dead-letter-retention";
    }

    @Override
    public String subject() {
        return QueueAddress.nameIn(environment.settings().deadLetterQueue());
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor("sqs:GetQueueAttributes", environment.arn("sqs", subject())));
    }

    @Override
    public Finding look() {
        QueueFacts deadLetters = environment.deadLetterQueue().ask();
        Duration ofQueue = environment.queue().get().seconds(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
        Duration own = deadLetters.seconds(QueueAttributeName.MESSAGE_RETENTION_PERIOD);
        String found = "SQS keeps a message for " + Durations.text(own);
        return own.compareTo(ofQueue) < 0
                ? Finding.fail(
                        "%s, the queue for %s: an old message would be deleted when it is moved here"
                                .formatted(found, Durations.text(ofQueue)),
                        QueueRetentionCheck.longest(deadLetters))
                : Finding.ok(found);
    }
}
