package org.thumbnailroute.local;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where requests wait until a test lets them go, or until they waited long enough. */
public final class Gate {
    /** For a gate that only the test opens: longer than a test waits for anything, shorter than a build hangs. */
    static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private static final long ARRIVAL_SECONDS = 90;

    private final Duration longest;
    private final Semaphore arrivals = new Semaphore(0);
    private final CountDownLatch open = new CountDownLatch(1);

    Gate(Duration longest) {
        this.longest = longest;
    }

    /** Returns once a request stands before the gate; each further call waits for one more. */
    public void awaitArrival() {
        try {
            if (!arrivals.tryAcquire(ARRIVAL_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("no request arrived in " + ARRIVAL_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Whether a request came to the gate that no {@link #awaitArrival} has counted. */
    public boolean hasArrival() {
        return arrivals.availablePermits() > 0;
    }

    /** Lets go whoever waits, and whoever comes later. */
    public void release() {
        open.countDown();
    }

    void pass() {
        arrivals.release();
        try {
            // Whether released or waited long enough: the request goes on.
            boolean unused = open.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted at a gate", e);
    }
}
