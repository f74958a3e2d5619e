package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message that a topic accepted, as it was published.
 *
 * @param messageStructure "json" when the message holds a text for each protocol
 * @param attributes text of each message attribute, by its name
 * @param types of the attributes: String, String.Array, ...
 */
public record Published(
        String topicArn,
        String messageId,
        @Nullable String subject,
        String message,
        @Nullable String messageStructure,
        Map<String, String> attributes,
        Map<String, String> types) {

    public Published {
        attributes = Map.copyOf(attributes);
        types = Map.copyOf(types);
    }

    /** Whether the route announces thumbnails by it, and no failure. */
    public boolean isOfThumbnails() {
        return !"parked".equals(attributes.get("outcome"));
    }

    /** What a subscriber of this protocol ("sqs", "email", ...) is sent. */
    public String textFor(String protocol) {
        if (messageStructure == null) {
            return message;
        }
        JsonNode texts = Json.parse(message);
        return texts.path(protocol).asText(texts.path("default").asText());
    }
}
