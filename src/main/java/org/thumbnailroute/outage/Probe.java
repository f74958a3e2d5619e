package org.thumbnailroute.outage;

import java.util.function.Supplier;

/**
 * A harmless request to what failed: it changes nothing, and shows whether the next message would fail too.
 *
 * @param service what is asked, in the words of the README; no two probes of one service are kept
 * @param request makes the request
 */
record Probe(String service, Supplier<Answer> request) {

    /** Of what nobody knows how to ask. */
    static Probe none(String service) {
        return new Probe(service, () -> Answer.UNKNOWN);
    }

    Answer ask() {
        try {
            return request.get();
        } catch (RuntimeException | Error e) {
            return Answer.UNKNOWN;
        }
    }
}
