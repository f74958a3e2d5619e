package org.thumbnailroute.bench.scale;

import java.util.stream.IntStream;

/** When SQS delivers a message again that has failed, as routes/retry-policy.camel.yaml and the stack have it. */
final class Redelivery {

    /** The stack's {@code MaxReceiveCount}. */
    static final int MOST_DELIVERIES = 20;

    /** The visibility timeout, in seconds; each delivery doubles it. */
    private static final double FIRST_DELAY = 60;

    private static final double LONGEST_DELAY = 3600;

    private Redelivery() {}

    /** Seconds until the next delivery, after so many. The message is in flight for as long. */
    static double delay(int deliveries) {
        return Math.min(LONGEST_DELAY, FIRST_DELAY * Math.pow(2, deliveries - 1.0));
    }

    /** Seconds from the first delivery to the last. */
    static double total() {
        return IntStream.range(1, MOST_DELIVERIES)
                .mapToDouble(Redelivery::delay)
                .sum();
    }
}
