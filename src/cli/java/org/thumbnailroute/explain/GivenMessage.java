package org.thumbnailroute.explain;

import java.util.Optional;

/**
 * A message as somebody has it in hand.
 *
 * @param id empty if only the body is given
 * @param parkedBefore the attributes that the route gave it when it parked it
 */
record GivenMessage(Optional<String> id, String body, Optional<ParkedBefore> parkedBefore) {

    /**
     * Why it is in the dead-letter queue.
     *
     * @param error for a person; empty if it is not given
     * @param at in UTC; empty if it is not given
     */
    record ParkedBefore(String reason, String error, String at) {}

    static GivenMessage ofBody(String body) {
        return new GivenMessage(Optional.empty(), body, Optional.empty());
    }
}
