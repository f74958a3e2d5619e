package org.thumbnailroute.backfill;

import org.thumbnailroute.failure.Reason;

/**
 * What is to be done about one object.
 *
 * @param word why, as the summary counts it
 */
record Decision(Kind kind, String word) {

    enum Kind {
        /** It is put into the queue. */
        QUEUED,
        /** There is nothing to do. */
        SKIPPED,
        /** It has no thumbnail and cannot get one as it is: the worker would park it. */
        REFUSED
    }

    static Decision queued(String word) {
        return new Decision(Kind.QUEUED, word);
    }

    static Decision skipped(String word) {
        return new Decision(Kind.SKIPPED, word);
    }

    static Decision refused(Reason reason) {
        return new Decision(Kind.REFUSED, reason.code());
    }

    boolean isQueued() {
        return kind == Kind.QUEUED;
    }
}
