package org.thumbnailroute.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What the core is given at a time: a message of the queue, or an event that came without a queue.
 *
 * @param id of the message, or of the invocation
 * @param body the event
 * @param receiptHandle of a message of the queue
 * @param attributes what SQS says of a message of the queue: how often it was delivered, when it was sent, and so on
 */
record Delivery(
        String id, String body, Optional<String> receiptHandle, Map<MessageSystemAttributeName, String> attributes) {

    /** An event that is not a message of the queue. */
    static Delivery alone(String id, String body) {
        return new Delivery(id, body, Optional.empty(), Map.of());
    }

    /** A record of an event of SQS. */
    static Delivery ofQueue(JsonNode record) {
        return new Delivery(
                record.path("messageId").asText(),
                record.path("body").asText(),
                Optional.ofNullable(record.path("receiptHandle").textValue()),
                record.path("attributes").properties().stream()
                        .filter(attribute -> attribute.getValue().isTextual())
                        .collect(Collectors.toMap(
                                attribute -> MessageSystemAttributeName.fromValue(attribute.getKey()),
                                attribute -> attribute.getValue().textValue(),
                                (one, other) -> one)));
    }
}
