package org.thumbnailroute.event;

import static org.thumbnailroute.event.S3Event.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;

/** Says of a message that is no S3 event what it is, and how to mend what sent it. */
final class ForeignMessage {

    private static final String EXPECTED =
            "expected EventBridge's \"Object Created\" or an S3 notification, directly or through SNS";

    private ForeignMessage() {}

    /** Empty if it may be an S3 event. */
    static Optional<RejectedException> of(JsonNode event) {
        return what(event).map(what -> new RejectedException(Reason.BAD_EVENT, "not an S3 event" + what));
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
                        (" but SNS's SubscriptionConfirmation: confirm the subscription to %s by opening the SubscribeURL"
                                        + " in this message; until then nothing comes from there")
                                .formatted(topic));
            case "UnsubscribeConfirmation" ->
                Optional.of(
                        (" but SNS's UnsubscribeConfirmation: nothing comes from %s any more; subscribe the queue again"
                                        + " if uploads should come from there")
                                .formatted(topic));
            default -> Optional.<String>empty();
        });
    }

    /** A rule for CloudTrail's record of API calls also sees uploads, but tells less about them than S3 does. */
    private static Optional<String> apiCall(JsonNode event) {
        return text(event, "detail-type")
                .filter(type -> type.endsWith("via CloudTrail"))
                .map(type ->
                        (" but an API call (%s) that CloudTrail recorded: turn on EventBridge notifications for the"
                                        + " bucket, and match the detail-type \"Object Created\" in the rule")
                                .formatted(
                                        text(event.path("detail"), "eventName").orElse("unknown")));
    }

    private static Optional<String> otherSource(JsonNode event) {
        Optional<String> source =
                text(event, "source").filter(name -> !name.equals("aws.s3") && !name.equals(BackfillEvent.SOURCE));
        return source.map(name -> ": its source is %s; %s".formatted(name, EXPECTED))
                .or(() -> text(event, "eventSource", "EventSource")
                        .map(name -> ": its eventSource is %s, and it has no field s3; %s".formatted(name, EXPECTED)));
    }

    private static Optional<String> anything(JsonNode event) {
        return event.path("detail").isObject()
                ? Optional.empty()
                : Optional.of(": it has no field s3 or detail; " + EXPECTED);
    }
}
