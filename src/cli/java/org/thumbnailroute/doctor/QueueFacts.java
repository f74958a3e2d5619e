package org.thumbnailroute.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** All that SQS says of one queue. */
public record QueueFacts(String name, String url, String region, Map<QueueAttributeName, String> attributes) {

    /** The longest that SQS takes. */
    static final Duration LONGEST_RETENTION = Duration.ofDays(14);

    private static final JsonMapper JSON = new JsonMapper();

    static QueueFacts ask(SqsClient sqs, QueueAddress address, String region) {
        return new QueueFacts(
                address.name(),
                address.url(),
                region,
                sqs.getQueueAttributes(get -> get.queueUrl(address.url()).attributeNames(QueueAttributeName.ALL))
                        .attributes());
    }

    public String arn() {
        return attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, name);
    }

    public Optional<String> text(QueueAttributeName attribute) {
        return Optional.ofNullable(attributes.get(attribute)).filter(text -> !text.isEmpty());
    }

    /** 0 where SQS says nothing. */
    long number(QueueAttributeName attribute) {
        return text(attribute).map(Long::parseLong).orElse(0L);
    }

    /** How long SQS keeps a message. */
    Duration retention() {
        return Duration.ofSeconds(number(QueueAttributeName.MESSAGE_RETENTION_PERIOD));
    }

    /** About how many messages can be received. */
    long waiting() {
        return number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    /** About how many messages were received, and neither deleted nor visible again. */
    long inWork() {
        return number(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    /** A policy; empty where there is none. */
    public Optional<JsonNode> json(QueueAttributeName attribute) {
        return text(attribute).map(text -> {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("%s of queue %s is no JSON".formatted(attribute, name), e);
            }
        });
    }

    boolean isEncryptedBySqs() {
        return text(QueueAttributeName.SQS_MANAGED_SSE_ENABLED)
                .map(Boolean::parseBoolean)
                .orElse(false);
    }

    /** The command that lets SQS keep messages for as long as it can. */
    String setLongestRetention() {
        return set("{\"MessageRetentionPeriod\":\"%d\"}".formatted(LONGEST_RETENTION.toSeconds()));
    }

    /** The command that changes attributes of this queue. */
    String set(String attributesAsJson) {
        return "aws sqs set-queue-attributes --region %s --queue-url %s --attributes '%s'"
                .formatted(region, url, attributesAsJson);
    }
}
