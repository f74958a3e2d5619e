package org.thumbnailroute.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.BackfillEvent;

/** Writes what the queue is fed with; {@link BackfillEvent} says what it means to the route. */
final class EventWriter {

    /** In ASCII, because SQS takes not all characters that a key may hold. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Audience audience;
    private final String time;

    /** @param time the begin of the backfill: an object queued twice by it is one upload, by another backfill it is not */
    EventWriter(Audience audience, String time) {
        this.audience = audience;
        this.time = time;
    }

    String of(Found found) {
        ObjectNode event = JSON.createObjectNode()
                .put("version", "0")
                .put("source", BackfillEvent.SOURCE)
                .put("detail-type", "Object Created")
                .put("time", time);
        ObjectNode detail = event.putObject("detail").put(BackfillEvent.AUDIENCE, audience.word());
        detail.putObject("bucket").put("name", found.bucket());
        detail.putObject("object")
                .put("key", found.key())
                .put("size", found.size())
                .put("etag", found.etag());
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }
}
