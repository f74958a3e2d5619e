package org.thumbnailroute.doctor;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The queue's own visibility time-out. The worker asks for its own with each receive; the queue's is for whoever else
 * receives: the Lambda function, or a person who looks at a message.
 */
final class QueueVisibilityCheck implements Check {

    private final Environment environment;

    QueueVisibilityCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "queue-visibility";
    }

    @Override
    public String subject() {
        return QueueAddress.nameIn(environment.settings().queue());
    }

    @Override
    public Finding look() {
        QueueFacts queue = environment.queue().get();
        long ofQueue = queue.number(QueueAttributeName.VISIBILITY_TIMEOUT);
        int ofWorker = environment.settings().visibilityTimeoutSeconds();
        String found = "%d seconds, thumbnail.visibility-timeout-seconds is %d".formatted(ofQueue, ofWorker);
        return ofQueue < ofWorker
                ? Finding.warn(
                        found + ": who receives without saying how long, such as the Lambda function, gets less time",
                        queue.set("{\"VisibilityTimeout\":\"%d\"}".formatted(ofWorker)))
                : Finding.ok(found);
    }
}
