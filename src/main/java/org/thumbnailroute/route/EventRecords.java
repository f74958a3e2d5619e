package org.thumbnailroute.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;

/**
 * Takes a message's envelope off: an SNS notification holds an event as text, an S3 notification holds one or more
 * records, an EventBridge event is one record by itself.
 */
public final class EventRecords {

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * The records that a message holds.
     *
     * @param body the message as it came
     * @return at least one record; what is not a known envelope is returned as it is, for the parser to judge
     * @throws RejectedException if an SNS envelope does not hold JSON
     */
    public List<EventRecord> of(@Body JsonNode message, @Variable("message") String body) {
        JsonNode event = isSnsEnvelope(message) ? unwrap(message) : message;
        JsonNode records = event.path("Records");
        if (!records.isArray() || records.isEmpty()) {
            return List.of(new EventRecord(event, body));
        }
        if (records.size() == 1) {
            return List.of(new EventRecord(records.get(0), body));
        }
        List<EventRecord> all = new ArrayList<>(records.size());
        records.forEach(record -> all.add(new EventRecord(record, alone(record))));
        return all;
    }

    /** The bad records of a notification are parked one by one, so that sending one again does not repeat the others. */
    private String alone(JsonNode record) {
        var notification = json.createObjectNode();
        notification.putArray("Records").add(record);
        return notification.toString();
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
