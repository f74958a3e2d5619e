package org.thumbnailroute.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether SQS parks what fails each time, where the worker parks too, and not too soon. */
final class QueueRedriveCheck implements Check {

    /** Fewer are used up by a short outage, or by workers that are killed. */
    private static final int FEWEST = 5;

    /** The template's. */
    private static final int USUAL = 20;

    private final Environment environment;

    QueueRedriveCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "queue-redrive";
    }

    @Override
    public String subject() {
        return environment.queueName();
    }

    @Override
    public Finding look() {
        QueueFacts queue = environment.queue().get();
        Optional<JsonNode> policy = queue.json(QueueAttributeName.REDRIVE_POLICY);
        if (policy.isEmpty()) {
            return Finding.fail(
                    "no redrive policy: a message that fails each time comes back until SQS deletes it",
                    mend(queue, USUAL));
        }
        String target = policy.get().path("deadLetterTargetArn").asText();
        int count = policy.get().path("maxReceiveCount").asInt();
        if (!environment.deadLetterQueueName().equals(nameIn(target))) {
            return Finding.fail(
                    "SQS parks in %s, the worker in %s (thumbnail.dead-letter-queue)"
                            .formatted(target, environment.settings().queues().deadLetter()),
                    mend(queue, Math.max(count, FEWEST)));
        }
        if (!isAllowed(queue)) {
            return Finding.fail(
                    "the redrive allow policy of the dead-letter queue excludes this queue",
                    environment
                            .deadLetterQueue()
                            .get()
                            .set("{\"RedriveAllowPolicy\":\"{\\\"redrivePermission\\\":\\\"allowAll\\\"}\"}"));
        }
        String found = "parked in %s after %d deliveries".formatted(nameIn(target), count);
        return count < FEWEST
                ? Finding.warn(
                        found + ": a short outage or a killed worker can use them up; at least %d".formatted(FEWEST),
                        mend(queue, USUAL))
                : Finding.ok(found);
    }

    private boolean isAllowed(QueueFacts queue) {
        Optional<JsonNode> policy = environment
                .deadLetterQueue()
                .find()
                .flatMap(facts -> facts.json(QueueAttributeName.REDRIVE_ALLOW_POLICY));
        String permission =
                policy.map(allow -> allow.path("redrivePermission").asText()).orElse("allowAll");
        return switch (permission) {
            case "denyAll" -> false;
            case "byQueue" ->
                policy.orElseThrow().path("sourceQueueArns").valueStream().anyMatch(arn -> arn.asText()
                        .equals(queue.arn()));
            default -> true;
        };
    }

    private String mend(QueueFacts queue, int count) {
        String target = environment
                .deadLetterQueue()
                .find()
                .map(QueueFacts::arn)
                .orElseGet(() -> environment.arn("sqs", environment.deadLetterQueueName()));
        return queue.set(
                "{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"%s\\\",\\\"maxReceiveCount\\\":\\\"%d\\\"}\"}"
                        .formatted(target, count));
    }

    private static String nameIn(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
