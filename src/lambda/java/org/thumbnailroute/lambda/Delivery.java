package org.thumbnailroute.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the core is given at a time: a message of the queue, or an event that came without a queue.
 *
 * @param id of the message, or of the invocation
 * @param body the event
 * @param receiptHandle of a message of the queue
 * @param deliveries of a message of the queue, so far
 */
record Delivery(String id, String body, Optional<String> receiptHandle, Optional<String> deliveries) {

    /** An event that is not a message of the queue. */
    static Delivery alone(String id, String body) {
        return new Delivery(id, body, Optional.empty(), Optional.empty());
    }

    /** A record of an event of SQS. */
    static Delivery ofQueue(JsonNode record) {
        return new Delivery(
                record.path("messageId").asText(),
                record.path("body").asText(),
                text(record.path("receiptHandle")),
                text(record.path("attributes").path("ApproximateReceiveCount")));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.ofNullable(node.textValue());
    }
}
