package org.thumbnailroute.queue;

/**
 * How many messages to receive at once, found out as TCP finds out how much to send (RFC 5681): one at first, twice as
 * many each time that all were handed out in time, up to the most. When some had to be given back, it begins again, and from
 * half of what was too much it goes up slowly: each message that is given back has used up a delivery for nothing, and
 * that must stay rare on a long backlog of slow pictures.
 */
final class BatchSize {

    /** So many full batches in time, and one message more is tried. */
    private static final int STEADY = 10;

    private final int most;
    private int size = 1;
    private int limit;
    private int inTime;

    /** Begins with one. */
    BatchSize(int most) {
        this.most = most;
        this.limit = most;
    }

    synchronized int get() {
        return size;
    }

    /** All messages of a batch were handed out in time; only one of full size tells anything. */
    synchronized void handedOut(int batch) {
        if (batch != size) {
            return;
        }
        if (size < limit) {
            size = Math.min(size * 2, limit);
        } else if (limit < most && ++inTime == STEADY) {
            inTime = 0;
            size = ++limit;
        }
    }

    /** Some messages of a batch were not handed out in time. */
    synchronized void givenBack(int batch) {
        limit = Math.max(1, batch / 2);
        size = 1;
        inTime = 0;
    }
}
