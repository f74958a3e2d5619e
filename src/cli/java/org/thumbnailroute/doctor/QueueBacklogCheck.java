package org.thumbnailroute.doctor;

import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * What waits in the queue. The age of the oldest message is a metric of CloudWatch, for which another client would have to
 * ship; that messages wait while none is in work says as much: nobody takes them.
 */
final class QueueBacklogCheck implements Check {

    private final Environment environment;

    QueueBacklogCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "queue-backlog";
    }

    @Override
    public String subject() {
        return QueueAddress.nameIn(environment.settings().queue());
    }

    @Override
    public Finding look() {
        QueueFacts queue = environment.queue().get();
        long waiting = queue.number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        long inWork = queue.number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
        String found = "%d waiting, %d in work or to be retried later".formatted(waiting, inWork);
        return waiting > 0 && inWork == 0
                ? Finding.warn(
                        found + ": no worker takes them",
                        "start a worker, or look for \"polling pauses\" in its log; how long the oldest has waited:",
                        age(queue))
                : Finding.ok(found);
    }

    private String age(QueueFacts queue) {
        return "aws cloudwatch get-metric-statistics --region %s --namespace AWS/SQS --metric-name ApproximateAgeOfOldestMessage --dimensions Name=QueueName,Value=%s --statistics Maximum --period 300 --start-time $(date -u -d '-15 minutes' +%%FT%%TZ) --end-time $(date -u +%%FT%%TZ)"
                .formatted(environment.region(), queue.name());
    }
}
