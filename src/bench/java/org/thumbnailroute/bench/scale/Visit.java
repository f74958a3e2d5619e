package org.thumbnailroute.bench.scale;

/** A message in work: when its next step begins, and whether a step has failed. Not reused. */
final class Visit {

    /** The quick retries of routes/retry-policy.camel.yaml, in seconds; Camel counts them once per delivery. */
    private static final double[] PAUSES = {0.2, 0.6, 1.8};

    private final Message message;
    private final Chance chance;
    private double time;
    private int retries;
    private boolean failed;

    Visit(Message message, Chance chance, double time) {
        this.message = message;
        this.chance = chance;
        this.time = time;
    }

    /** Asks a service, a few times if it refuses. */
    void call(TokenBucket quota, double meanSeconds) {
        for (int attempt = 0; !failed; attempt++) {
            if (quota.take(time)) {
                time += chance.around(meanSeconds);
                return;
            }
            if (retries == PAUSES.length) {
                failed = true;
            } else {
                retries++;
                time += PAUSES[attempt];
            }
        }
    }

    void waitUntil(double later) {
        time = later;
    }

    Message message() {
        return message;
    }

    double time() {
        return time;
    }

    boolean hasFailed() {
        return failed;
    }
}
