package org.thumbnailroute.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.thumbnailroute.explain.GivenMessage.ParkedBefore;
import org.thumbnailroute.terminal.UsageException;

/**
 * Finds the messages in a text: it may be a body, what {@code aws sqs receive-message} prints, one message of that, or
 * what is left of it by {@code --query}, which prints bodies as JSON strings. No body that the route accepts looks like
 * one of these.
 */
final class GivenMessages {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private GivenMessages() {}

    /**
     * At least one message.
     *
     * @param source names the text in complaints
     * @throws UsageException if there is none
     */
    static List<GivenMessage> in(String text, String source) {
        if (text.isBlank()) {
            throw new UsageException(
                    name(source) + " is empty; aws sqs receive-message prints nothing if no message is visible");
        }
        List<GivenMessage> messages = parsed(text).map(GivenMessages::of).orElse(List.of(GivenMessage.ofBody(text)));
        if (messages.isEmpty()) {
            throw new UsageException(name(source) + " holds no message");
        }
        return messages.size() == 1 && messages.get(0).body().isEmpty() ? List.of(GivenMessage.ofBody(text)) : messages;
    }

    private static String name(String source) {
        return source.equals("-") ? "standard input" : source;
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the route will say where it is broken
        }
    }

    /** An empty body stands for what is no envelope: the text itself is the body. */
    private static List<GivenMessage> of(JsonNode json) {
        JsonNode received = json.path("Messages");
        JsonNode list = received.isArray() ? received : json;
        boolean areMessages = list.isArray() && stream(list).allMatch(one -> isMessage(one) || isBody(one));
        return areMessages ? stream(list).map(GivenMessages::message).toList() : List.of(message(json));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static boolean isMessage(JsonNode json) {
        return json.path("Body").isTextual() && (json.has("MessageId") || json.has("ReceiptHandle"));
    }

    private static boolean isBody(JsonNode json) {
        return json.isTextual()
                && parsed(json.textValue()).filter(JsonNode::isObject).isPresent();
    }

    private static GivenMessage message(JsonNode json) {
        if (isMessage(json)) {
            return new GivenMessage(
                    Optional.of(json.path("MessageId").asText()).filter(id -> !id.isEmpty()),
                    json.path("Body").textValue(),
                    parkedBefore(json.path("MessageAttributes")));
        }
        return GivenMessage.ofBody(isBody(json) ? json.textValue() : "");
    }

    private static Optional<ParkedBefore> parkedBefore(JsonNode attributes) {
        return Optional.of(text(attributes, "reason"))
                .filter(reason -> !reason.isEmpty())
                .map(reason -> new ParkedBefore(reason, text(attributes, "error"), text(attributes, "failed-at")));
    }

    private static String text(JsonNode attributes, String name) {
        return attributes.path(name).path("StringValue").asText();
    }
}
