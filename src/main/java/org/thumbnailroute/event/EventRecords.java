package org.thumbnailroute.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Handler;
import org.apache.camel.Variable;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.text.PlainJson;

/**
 * Takes a message's envelopes off: what SNS sends to a queue or to a Lambda function holds an event as text, an S3
 * notification holds one or more records, an EventBridge event is one record by itself.
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
    @Handler
    public List<EventRecord> of(@Body JsonNode message, @Variable("message") String body) {
        List<JsonNode> events = events(message).toList();
        if (events.size() == 1) {
            return List.of(new EventRecord(events.get(0), body));
        }
        return events.stream()
                .map(event -> new EventRecord(event, alone(event)))
                .toList();
    }

    private Stream<JsonNode> events(JsonNode message) {
        boolean isFromSns = message.path("Type").asText().equals("Notification");
        JsonNode event = isFromSns ? unwrapped(message) : message;
        return records(event)
                .flatMap(record -> record.path("Sns").isObject()
                        ? records(unwrapped(record.path("Sns"))) // as Lambda gets it
                        : Stream.of(record));
    }

    private static Stream<JsonNode> records(JsonNode event) {
        JsonNode records = event.path("Records");
        return records.isArray() && !records.isEmpty()
                ? StreamSupport.stream(records.spliterator(), false)
                : Stream.of(event);
    }

    /** The bad records of a notification are parked one by one, so that sending one again does not repeat the others. */
    private static String alone(JsonNode record) {
        var notification = JsonNodeFactory.instance.objectNode();
        notification.putArray("Records").add(record);
        return PlainJson.of(notification);
    }

    private JsonNode unwrapped(JsonNode envelope) {
        JsonNode message = envelope.path("Message");
        if (!message.isTextual()) {
            return envelope;
        }
        try {
            return json.readTree(message.textValue());
        } catch (JsonProcessingException e) {
            throw new RejectedException(Reason.BAD_EVENT, "the Message of the SNS envelope is not JSON", e);
        }
    }
}
