package org.thumbnailroute.local;

import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong in SQS, for whoever uses {@link LocalAws#sqsEndpoint()}; the tests' own client is spared. An action is
 * the name of the operation, as in ReceiveMessage. The SDK's own retries are requests too.
 */
public final class SqsFaults {
    private static final String ANY = "*";
    private static final String LONG_POLL = "ReceiveMessage with a wait";

    private final Faults<String, Fault> faults = new Faults<>();

    /**
     * The next requests are refused.
     *
     * @param n how many; a client of the SDK makes up to four of one call
     * @param status 400 (throttled), 403, 500 or 503, answered with the error code that SQS has for it
     */
    public void failNext(String action, int n, int status) {
        faults.next(action, n, failure(status));
    }

    /** All requests of this action are refused, until {@link #heal}. */
    public void failAll(String action, int status) {
        faults.always(action, failure(status));
    }

    /** All requests of this action on this queue are refused with 403, until {@link #heal}: a right is missing. */
    public void deny(String action, String queue) {
        faults.always(action + " on " + queue, failure(403));
    }

    /** All requests of any action are refused, until {@link #heal}. */
    public void failAll(int status) {
        failAll(ANY, status);
    }

    /**
     * The next requests reach SQS only after that long, or once the gate is released: a message that they receive or
     * delete is received or deleted then.
     */
    public Gate hangNext(String action, int n, Duration longest) {
        Gate gate = new Gate(longest);
        faults.next(action, n, Fault.hang(gate));
        return gate;
    }

    /** The next n requests pass, and the one after them hangs like those of {@link #hangNext}. */
    public Gate hangAfter(String action, int n, Duration longest) {
        faults.next(action, n, Fault.NONE);
        return hangNext(action, 1, longest);
    }

    /** From now on polls that wait for messages wait for that long, or until the gate is released; others are answered. */
    public Gate hangLongPolls(Duration longest) {
        Gate gate = new Gate(longest);
        faults.always(LONG_POLL, Fault.hang(gate));
        return gate;
    }

    /** SQS does what the next request asks for, and the connection is closed without an answer. */
    public void loseNextAnswer(String action) {
        faults.next(action, 1, Fault.lostAnswer());
    }

    /** Nothing goes wrong any more, whatever was asked for. */
    public void heal() {
        faults.heal();
    }

    Fault take(String action, String queue, boolean waits) {
        return faults.take(ANY)
                .or(() -> faults.take(action + " on " + queue))
                .or(() -> faults.take(action))
                .or(() -> waits ? faults.take(LONG_POLL) : Optional.empty())
                .orElse(Fault.NONE);
    }

    private static Fault failure(int status) {
        SqsError error = SqsError.of(status);
        return Fault.before(() -> {
            throw error;
        });
    }
}
