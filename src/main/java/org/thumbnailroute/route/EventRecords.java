package org.thumbnailroute.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;

/**
 * Takes a message's envelope off: an SNS notification holds an event as text, an S3 notification holds one or more
 * records, an EventBridge event is one record by itself.
 */
public final class EventRecords {

    private final ObjectMapper json = new ObjectMapper();

    /**
     * The records that a message holds.
     *
     * @return at least one record; what is not a known envelope is returned as it is, for the parser to judge
     * @throws RejectedException if an SNS envelope does not hold JSON
     */
    public List<JsonNode> of(@Body JsonNode message) {
        JsonNode event = isSnsEnvelope(message) ? unwrap(message) : message;
        JsonNode records = event.path("Records");
        if (records.isArray() && !records.isEmpty()) {
            List<JsonNode> all = new ArrayList<>(records.size());
            records.forEach(all::add);
            return all;
        }
        return List.of(event);
    }

    private static boolean isSnsEnvelope(JsonNode message) {
        return message.path("Type").asText().equals("Notification")
                && message.path("Message").isTextual();
    }

    private JsonNode unwrap(JsonNode envelope) {
        try {
            return json.readTree(envelope.path("Message").textValue());
        } catch (JsonProcessingException e) {
            throw new RejectedException(Reason.BAD_EVENT, "the Message of the SNS envelope is not JSON", e);
        }
    }
}
