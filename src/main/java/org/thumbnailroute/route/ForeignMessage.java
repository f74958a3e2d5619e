package org.thumbnailroute.route;

import static org.thumbnailroute.route.S3Event.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Says of a message that is no S3 event what it is, and how to mend what sent it. */
final class ForeignMessage {

    private static final String WANTED =
            "wanted is EventBridge's \"Object Created\", an S3 notification, or one of these through SNS";

    private ForeignMessage() {}

    /** Empty if it may be an S3 event. */
    static Optional<RejectedException> of(JsonNode event) {
        return what(event).map(what -> new RejectedException(Reason.BAD_EVENT, "not an S3 event: " + what));
    }

    private static Optional<String> what(JsonNode event) {
        if (event.path("s3").isObject()) {
            return Optional.empty();
        }
        return subscription(event)
                .or(() -> apiCall(event))
                .or(() -> otherSource(event))
                .or(() -> anything(event));
    }

    private static Optional<String> subscription(JsonNode event) {
        String topic = text(event, "TopicArn").orElse("a topic");
        return text(event, "Type").flatMap(type -> switch (type) {
            case "SubscriptionConfirmation" ->
                Optional.of(
                        ("SNS asks to confirm the queue's subscription to %s: open the SubscribeURL of this message;"
                                        + " until then the topic sends no uploads")
                                .formatted(topic));
            case "UnsubscribeConfirmation" ->
                Optional.of("the queue's subscription to %s has ended: subscribe it again, if uploads come that way"
                        .formatted(topic));
            default -> Optional.<String>empty();
        });
    }

    /** Whoever has no data events of S3 in EventBridge writes a rule for CloudTrail's record of API calls. */
    private static Optional<String> apiCall(JsonNode event) {
        return text(event, "detail-type")
                .filter(type -> type.endsWith("via CloudTrail"))
                .map(type -> ("an API call (%s) that CloudTrail recorded: turn on EventBridge for the bucket,"
                                + " and match the detail-type \"Object Created\" in the rule")
                        .formatted(text(event.path("detail"), "eventName").orElse("unknown")));
    }

    private static Optional<String> otherSource(JsonNode event) {
        Optional<String> source = text(event, "source").filter(name -> !name.equals("aws.s3"));
        return source.map(name -> "source is %s; %s".formatted(name, WANTED))
                .or(() -> text(event, "eventSource", "EventSource")
                        .map(name -> "eventSource is %s, without the field s3; %s".formatted(name, WANTED)));
    }

    private static Optional<String> anything(JsonNode event) {
        return event.path("detail").isObject() ? Optional.empty() : Optional.of("no field s3 or detail; " + WANTED);
    }
}
