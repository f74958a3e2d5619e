package org.thumbnailroute.bench.scale;

/**
 * What a simulation came to.
 *
 * @param announced seconds from the event's arrival in the queue to the announcement
 * @param workerSeconds of all workers together
 * @param waiting messages that nobody has received, at the end
 * @param peakInFlight the most messages in flight at a time
 * @param sqsRequests sent, received, deleted, and shown again later
 * @param deadLetters messages that failed too often
 * @param refusedBy the quota that refused most requests
 */
record SimulatedOutcome(
        Setup setup,
        Latencies announced,
        double workerSeconds,
        long waiting,
        long peakInFlight,
        long sqsRequests,
        long deadLetters,
        String refusedBy,
        double seconds) {

    /** The part of it that happened after another outcome, within so many seconds. */
    SimulatedOutcome since(SimulatedOutcome before, double seconds) {
        return new SimulatedOutcome(
                setup,
                announced.since(before.announced),
                workerSeconds - before.workerSeconds,
                waiting,
                peakInFlight,
                sqsRequests - before.sqsRequests,
                deadLetters - before.deadLetters,
                refusedBy,
                seconds);
    }

    double workers() {
        return workerSeconds / seconds;
    }

    double rate() {
        return announced.total() / seconds;
    }
}
