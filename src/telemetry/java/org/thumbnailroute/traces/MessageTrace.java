package org.thumbnailroute.traces;

/** What the spans of one message know of it. */
final class MessageTrace {

    private volatile boolean hasSeveralRecords;

    /** Whether each record has a span of its own. */
    boolean hasSeveralRecords() {
        return hasSeveralRecords;
    }

    void hasRecords(int count) {
        if (count > 1) {
            hasSeveralRecords = true;
        }
    }
}
