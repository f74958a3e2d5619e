package org.thumbnailroute.doctor;

import java.util.List;
import org.thumbnailroute.settings.InvalidSettingException;

/** Whether there is a dead-letter queue, and it is another one than the queue. */
final class DeadLetterQueueCheck implements Check {

    private final Environment environment;

    DeadLetterQueueCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "dead-letter-queue";
    }

    @Override
    public String subject() {
        return environment.deadLetterQueueName();
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofWorker("sqs:GetQueueUrl", environment.arn("sqs", subject())));
    }

    @Override
    public Finding look() {
        try {
            return compared(environment.deadLetterAddress().ask().url());
        } catch (InvalidSettingException e) {
            return Finding.fail(String.valueOf(e.getMessage()), QueueAddress.create(environment.region(), subject()));
        }
    }

    private Finding compared(String url) {
        boolean isQueue = environment
                .queueAddress()
                .find()
                .map(queue -> queue.url().equals(url))
                .orElse(false);
        return isQueue
                ? Finding.fail(
                        "thumbnail.dead-letter-queue is thumbnail.queue itself: a rejected message would come back for"
                                + " ever",
                        "set thumbnail.dead-letter-queue to another queue")
                : Finding.ok(url);
    }
}
