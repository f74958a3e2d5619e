package org.thumbnailroute.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One record of a message.
 *
 * @param event the record
 * @param message a body that holds this record alone: the message's own, byte for byte, unless it holds several
 */
public record EventRecord(JsonNode event, String message) {

    /** Who may hear of it, even if it cannot be parsed: nobody, if it is of a backfill and does not say. */
    public Audience audience() {
        return BackfillEvent.is(event) ? BackfillEvent.audienceIfSaid(event).orElse(Audience.NONE) : Audience.ALL;
    }
}
