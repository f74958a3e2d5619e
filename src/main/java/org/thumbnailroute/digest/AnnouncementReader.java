package org.thumbnailroute.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.Header;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.aws.SqsDelivery;
import org.thumbnailroute.event.ObjectLocation;

/** Reads the announcements of thumbnails and failures that SNS sent to the digest queue, raw or in its envelope. */
public final class AnnouncementReader {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** As the JSON Schema has it; {@code announced} where there is none. */
    private static final String OUTCOME = "[a-z-]{1,60}";

    /**
     * Reads one message.
     *
     * @throws NotAnAnnouncementException if it is something else
     */
    @Handler
    public Object read(
            Exchange exchange,
            @Body @Nullable String body,
            @Header(Sqs2Constants.MESSAGE_ID) String messageId,
            @Header(Sqs2Constants.RECEIPT_HANDLE) String receiptHandle) {
        return new Received(messageId, receiptHandle, SqsDelivery.of(exchange).flatMap(SqsDelivery::sent), told(body));
    }

    /** @throws NotAnAnnouncementException if it is something else */
    static Told told(@Nullable String message) {
        return told(unwrapped(parsed(message)));
    }

    private static JsonNode unwrapped(JsonNode message) {
        boolean isFromSns = message.path("Type").asText().equals("Notification")
                && message.path("Message").isTextual();
        return isFromSns ? parsed(message.path("Message").textValue()) : message;
    }

    private static JsonNode parsed(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new NotAnAnnouncementException("it is no JSON");
        }
    }

    private static Told told(JsonNode document) {
        String outcome = document.path("outcome").asText(Told.ANNOUNCED);
        JsonNode thumbnails = document.path("thumbnails");
        if (document.path("version").asInt() != Announcement.VERSION
                || !thumbnails.isArray()
                || !outcome.matches(OUTCOME)) {
            throw new NotAnAnnouncementException("it is not one of version " + Announcement.VERSION);
        }
        JsonNode source = document.path("source");
        return new Told(
                outcome,
                source.path("bucket").isTextual() ? Optional.of(location(source)) : Optional.empty(),
                thumbnails.size(),
                StreamSupport.stream(thumbnails.spliterator(), false)
                        .filter(thumbnail -> thumbnail.path("link").isTextual())
                        .map(AnnouncementReader::link)
                        .toList(),
                failure(document.path("failure")));
    }

    private static ObjectLocation location(JsonNode source) {
        return new ObjectLocation(
                source.path("bucket").asText(), source.path("key").asText(""));
    }

    private static Told.Link link(JsonNode thumbnail) {
        return new Told.Link(
                thumbnail.path("size").asText(""),
                thumbnail.path("link").asText(),
                thumbnail.path("linkExpires").asText(""));
    }

    private static Optional<Told.Failure> failure(JsonNode failure) {
        return failure.isObject()
                ? Optional.of(new Told.Failure(
                        failure.path("reason").asText(""),
                        failure.path("error").asText(""),
                        failure.path("action").asText(""),
                        failure.path("messageId").asText("")))
                : Optional.empty();
    }
}
