package org.thumbnailroute.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.thumbnailroute.text.Printable;

/**
 * What a function is invoked with: messages of the queue, or an event that S3, EventBridge or SNS sent to the function
 * itself.
 *
 * @param isOfQueue whether Lambda asks which of them are to come again
 * @param deliveries at least one
 */
record Invocation(boolean isOfQueue, List<Delivery> deliveries) {

    private static final int MOST_FIELDS = 5;

    /**
     * Reads an event.
     *
     * @param id of the invocation
     * @throws InvocationException for anything that can hold no upload: whoever sent it has to know
     */
    static Invocation of(JsonNode event, String id) {
        List<JsonNode> records = records(event);
        if (!records.isEmpty() && records.stream().allMatch(Invocation::isMessage)) {
            return new Invocation(true, records.stream().map(Delivery::ofQueue).toList());
        }
        boolean isUpload = records.isEmpty()
                ? isOfEventBridge(event) || isTest(event)
                : records.stream().allMatch(Invocation::isUpload);
        if (!isUpload) {
            throw new InvocationException(
                    "not an event with uploads: %s; wanted is one of SQS, S3, EventBridge (Object Created of aws.s3) or SNS"
                            .formatted(Printable.of(what(event, records))));
        }
        return new Invocation(false, List.of(Delivery.alone(id, event.toString())));
    }

    private static List<JsonNode> records(JsonNode event) {
        JsonNode records = event.path("Records");
        return records.isArray()
                ? StreamSupport.stream(records.spliterator(), false).toList()
                : List.of();
    }

    private static boolean isMessage(JsonNode record) {
        return source(record).equals("aws:sqs")
                && record.path("messageId").isTextual()
                && record.path("body").isTextual();
    }

    private static boolean isUpload(JsonNode record) {
        return record.path("s3").isObject() || record.path("Sns").isObject();
    }

    private static boolean isOfEventBridge(JsonNode event) {
        return event.path("source").asText().equals("aws.s3")
                && event.path("detail").isObject();
    }

    /** With which S3 tries out a notification. */
    private static boolean isTest(JsonNode event) {
        return event.path("Event").asText().equals("s3:TestEvent");
    }

    private static String source(JsonNode record) {
        return record.path(record.has("EventSource") ? "EventSource" : "eventSource")
                .asText("unknown");
    }

    private static String what(JsonNode event, List<JsonNode> records) {
        if (!records.isEmpty()) {
            Set<String> sources = records.stream().map(Invocation::source).collect(Collectors.toUnmodifiableSet());
            return "%d records of %s"
                    .formatted(
                            records.size(),
                            sources.stream().sorted().limit(MOST_FIELDS).collect(Collectors.joining(", ")));
        }
        if (event.path("source").isTextual()) {
            return "source is " + event.path("source").asText();
        }
        if (event.isObject() && !event.isEmpty()) {
            return "an object with "
                    + event.properties().stream()
                            .map(field -> field.getKey())
                            .limit(MOST_FIELDS)
                            .collect(Collectors.joining(", "));
        }
        return event.isObject() ? "{}" : event.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    }
}
