package org.thumbnailroute.lambda;

/** How long the next record may take: as long as the slowest of late, in this very function with its memory and CPU. */
final class RecordTimes {

    /** What was slow once is forgotten: half of it in eleven quick records. */
    private static final int FORGOTTEN_PART = 16;

    private long slowestMillis;

    /** @param firstMillis what is expected before any was made */
    RecordTimes(long firstMillis) {
        this.slowestMillis = firstMillis;
    }

    synchronized void took(long millis) {
        slowestMillis = Math.max(millis, slowestMillis - slowestMillis / FORGOTTEN_PART);
    }

    synchronized long expectedMillis() {
        return slowestMillis;
    }
}
