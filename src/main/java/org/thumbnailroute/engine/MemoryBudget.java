package org.thumbnailroute.engine;

import java.util.concurrent.Semaphore;

/**
 * Memory that decoding may take, shared by all threads: many large pictures at once wait for each other instead of
 * running out of memory together. First come, first served.
 */
public final class MemoryBudget {

    /** A semaphore counts in ints. */
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /**
     * A budget.
     *
     * @param bytes at least 1 KB
     */
    public MemoryBudget(long bytes) {
        this.units = (int) Math.max(1, Math.min(Integer.MAX_VALUE, bytes / UNIT));
        this.free = new Semaphore(units, true);
    }

    /** A part of the heap that this JVM may have. */
    public static MemoryBudget ofHeap(double part) {
        return new MemoryBudget((long) (Runtime.getRuntime().maxMemory() * part));
    }

    /**
     * Waits until so much is free, and has it while the work runs. More than there is at all becomes all there is: such
     * a picture is decoded alone.
     *
     * @param bytes an upper bound of what the work allocates at one time
     */
    public void use(long bytes, Runnable work) {
        int wanted = (int) Math.min(units, bytes / UNIT + 1);
        free.acquireUninterruptibly(wanted);
        try {
            work.run();
        } finally {
            free.release(wanted);
        }
    }
}
