package org.thumbnailroute.lambda;

/** How long the next record may take: as long as the slowest of late, in this very function with its memory and CPU. */
final class RecordTimes {

    /** Before any was made: a first picture, with code that is not yet compiled. */
    private static final long FIRST_MILLIS = 3000;

    /** What was slow once is forgotten: half of it in eleven quick records. */
    private static final int FORGOTTEN_PART = 16;

    private long slowestMillis = FIRST_MILLIS;

    synchronized void took(long millis) {
        slowestMillis = Math.max(millis, slowestMillis - slowestMillis / FORGOTTEN_PART);
    }

    synchronized long expectedMillis() {
        return slowestMillis;
    }
}
