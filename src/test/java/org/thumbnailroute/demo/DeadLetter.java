package org.thumbnailroute.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A message of the dead-letter queue, as the page shows it.
 *
 * @param key of the upload; empty if the message is no S3 event
 * @param reason a stable code; empty if SQS moved the message after its last delivery
 * @param error one line for a person
 * @param advice what to do about it
 * @param failedAt when the route parked it, as ISO-8601; empty if SQS moved it
 * @param event the message's body
 */
record DeadLetter(String id, String key, String reason, String error, String advice, String failedAt, JsonNode event) {

    static DeadLetter of(Message message) {
        JsonNode event = PageJson.read(message.body()).orElseGet(() -> TextNode.valueOf(message.body()));
        String reason = attribute(message, "reason", "");
        return new DeadLetter(
                message.messageId(),
                event.at("/detail/object/key").asText(),
                reason,
                attribute(message, "error", "It failed each time SQS delivered it."),
                Advice.of(reason),
                attribute(message, "failed-at", ""),
                event);
    }

    private static String attribute(Message message, String name, String otherwise) {
        var value = message.messageAttributes().get(name);
        return value == null ? otherwise : value.stringValue();
    }

    /** The key as people see it; empty as the key is. */
    @JsonProperty("name")
    String name() {
        return Printable.of(key);
    }
}
