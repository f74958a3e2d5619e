package org.thumbnailroute.event;

import static org.thumbnailroute.event.S3Event.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;

/**
 * The event that {@code backfill} sends for an object that was in its bucket before: EventBridge's form, with a source of
 * its own, and in its detail the {@link Audience}. It stands in the body, because a body comes unchanged through SNS, the
 * dead-letter queue, a redrive and Lambda; attributes do not. A worker from before backfill parks it, and announces nothing.
 */
public final class BackfillEvent {

    /** The field {@code source}. S3's own events have {@code aws.s3}, which only AWS can send through EventBridge. */
    public static final String SOURCE = "thumbnail-route.backfill";

    /** The field of the detail that names the audience. */
    public static final String AUDIENCE = "audience";

    private BackfillEvent() {}

    static boolean is(JsonNode event) {
        return !event.path("s3").isObject() && text(event, "source").equals(Optional.of(SOURCE));
    }

    /**
     * Who hears of it; empty for an event of another kind.
     *
     * @throws RejectedException if an event of backfill does not say so; to guess could mean mails to everybody
     */
    static Optional<Audience> audience(JsonNode event) {
        return is(event) ? Optional.of(required(event)) : Optional.empty();
    }

    private static Audience required(JsonNode event) {
        return audienceIfSaid(event)
                .orElseThrow(() -> new RejectedException(
                        Reason.BAD_EVENT,
                        "not an event of backfill: detail.audience is \"%s\", not none, programs or all"
                                .formatted(text(event.path("detail"), AUDIENCE).orElse(""))));
    }

    /** Empty if it does not say so. */
    static Optional<Audience> audienceIfSaid(JsonNode event) {
        return text(event.path("detail"), AUDIENCE).flatMap(Audience::of);
    }
}
