package org.thumbnailroute.backfill;

import org.thumbnailroute.rule.Rules;

/** Counts the thumbnails of objects that are to be queued, as the objects' rules ask for them. */
final class PlannedThumbnails {

    private final Rules rules;
    private long created;
    private long replaced;

    PlannedThumbnails(Rules rules) {
        this.rules = rules;
    }

    /** Of an object that lacks a thumbnail, one is known to be missing; the others may be there. */
    void add(DecidedObject decided) {
        if (decided.decision().isQueued()) {
            int all = rules.of(decided.object().key()).variants().size();
            int missing = decided.decision().word().equals(BackfillDecider.MISSING) ? 1 : 0;
            created += missing;
            replaced += all - missing;
        }
    }

    /** Those that are made where there is none; at least. */
    long created() {
        return created;
    }

    /** Those that take the place of others; at most. */
    long replaced() {
        return replaced;
    }
}
