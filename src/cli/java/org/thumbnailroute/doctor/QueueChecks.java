package org.thumbnailroute.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What SQS says of the queue and the dead-letter queue, against what the worker needs. */
final class QueueChecks {

    /** A weekend, and a day to mend what failed. */
    private static final Duration SHORTEST_RETENTION = Duration.ofDays(3);

    /** Its policy lets only principals of the account in, no services, and cannot be changed. */
    private static final String KEY_OF_AWS = "alias/aws/sqs";

    private static final String ENCRYPT_BY_SQS = "{\"KmsMasterKeyId\":\"\",\"SqsManagedSseEnabled\":\"true\"}";

    private final Environment environment;

    private QueueChecks(Environment environment) {
        this.environment = environment;
    }

    /** @param readDeadLetters whether dead letters are received, to count their reasons */
    static List<Check> of(Environment environment, boolean readDeadLetters) {
        QueueChecks checks = new QueueChecks(environment);
        return List.of(
                new QueueCheck(environment),
                new QueueRedriveCheck(environment),
                checks.ofQueue("queue-visibility", checks::visibility),
                checks.ofQueue("queue-retention", checks::retention),
                checks.ofQueue("queue-encryption", checks::encryption),
                checks.ofQueue("queue-backlog", checks::backlog),
                new DeadLetterQueueCheck(environment),
                checks.deadLetterRetention(),
                new DeadLettersCheck(environment, readDeadLetters));
    }

    private Check ofQueue(String name, Function<QueueFacts, Finding> look) {
        return SimpleCheck.of(
                name,
                environment.queueName(),
                () -> look.apply(environment.queue().get()));
    }

    /**
     * The queue's own visibility time-out. The worker asks for its own with each receive; the queue's is for whoever else
     * receives: the Lambda function, or a person who looks at a message.
     */
    private Finding visibility(QueueFacts queue) {
        long ofQueue = queue.number(QueueAttributeName.VISIBILITY_TIMEOUT);
        int ofWorker = environment.settings().visibilityTimeoutSeconds();
        String found = "%d seconds, thumbnail.visibility-timeout-seconds is %d".formatted(ofQueue, ofWorker);
        return ofQueue < ofWorker
                ? Finding.warn(
                        found + ": who receives without saying how long, such as the Lambda function, gets less time",
                        queue.set("{\"VisibilityTimeout\":\"%d\"}".formatted(ofWorker)))
                : Finding.ok(found);
    }

    /** How long an outage may last before SQS deletes uploads that wait. */
    private Finding retention(QueueFacts queue) {
        String found = "SQS keeps a message for " + Durations.text(queue.retention());
        return queue.retention().compareTo(SHORTEST_RETENTION) < 0
                ? Finding.warn(found + ": an outage over a weekend loses uploads", queue.setLongestRetention())
                : Finding.ok(found);
    }

    /** Whether those who send to the queue can use the key that it is encrypted with. */
    private Finding encryption(QueueFacts queue) {
        Optional<String> key = queue.text(QueueAttributeName.KMS_MASTER_KEY_ID);
        if (key.isEmpty()) {
            return Finding.ok(queue.isEncryptedBySqs() ? "by SQS's own keys" : "none");
        }
        return key.get().endsWith(KEY_OF_AWS)
                ? Finding.fail(
                        "by %s, which neither EventBridge nor S3 nor SNS may use: no event arrives"
                                .formatted(KEY_OF_AWS),
                        queue.set(ENCRYPT_BY_SQS))
                : Finding.ok("by the KMS key %s; see queue-key".formatted(key.get()));
    }

    /**
     * What waits in the queue. The age of the oldest message is a metric of CloudWatch, for which another client would have
     * to ship; that messages wait while none is in work says as much: nobody takes them.
     */
    private Finding backlog(QueueFacts queue) {
        long waiting = queue.waiting();
        long inWork = queue.inWork();
        String found = "%d waiting, %d in work or to be retried later".formatted(waiting, inWork);
        return waiting > 0 && inWork == 0
                ? Finding.warn(
                        found + ": no worker takes them",
                        "start a worker, or look for \"polling pauses\" in its log; how long the oldest has waited:",
                        "aws cloudwatch get-metric-statistics --region %s --namespace AWS/SQS --metric-name ApproximateAgeOfOldestMessage --dimensions Name=QueueName,Value=%s --statistics Maximum --period 300 --start-time $(date -u -d '-15 minutes' +%%FT%%TZ) --end-time $(date -u +%%FT%%TZ)"
                                .formatted(environment.region(), queue.name()))
                : Finding.ok(found);
    }

    /** What SQS itself moves there keeps the age that it has, and could be deleted as soon as it arrives. */
    private Check deadLetterRetention() {
        String name = environment.deadLetterQueueName();
        List<Right> needs = List.of(Right.ofDoctor("sqs:GetQueueAttributes", environment.arn("sqs", name)));
        return new SimpleCheck("dead-letter-retention", name, needs, () -> {
            QueueFacts deadLetters = environment.deadLetterQueue().ask();
            Duration ofQueue = environment.queue().get().retention();
            String found = "SQS keeps a message for " + Durations.text(deadLetters.retention());
            return deadLetters.retention().compareTo(ofQueue) < 0
                    ? Finding.fail(
                            "%s, the queue for %s: an old message would be deleted when it is moved here"
                                    .formatted(found, Durations.text(ofQueue)),
                            deadLetters.setLongestRetention())
                    : Finding.ok(found);
        });
    }
}
