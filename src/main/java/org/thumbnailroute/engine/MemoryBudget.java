package org.thumbnailroute.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Memory that work of one kind may take, shared by all threads: many large pictures at once wait for each other instead
 * of running out of memory together. First come, first served. A thread that has a part of it must not wait for more of
 * it: two such threads could wait for each other for ever.
 */
public final class MemoryBudget {

    /** A semaphore counts in ints. */
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /**
     * A budget.
     *
     * @param bytes less than 1 KB is no memory at all
     */
    public MemoryBudget(long bytes) {
        this.units = (int) Math.max(0, Math.min(Integer.MAX_VALUE, bytes / UNIT));
        this.free = new Semaphore(units, true);
    }

    /** A part of the heap that this JVM may have. */
    public static MemoryBudget ofHeap(double part) {
        return new MemoryBudget((long) (Runtime.getRuntime().maxMemory() * part));
    }

    /**
     * Waits until so much is free, and has it until it is given back. More than there is at all becomes all there is:
     * such a picture is worked on alone.
     *
     * @param bytes an upper bound of what will be allocated at one time
     */
    public Part take(long bytes) {
        int wanted = (int) Math.min(units, units(bytes));
        if (wanted > 0) { // who wants nothing need not queue for it
            free.acquireUninterruptibly(wanted);
        }
        return new Part(wanted, bytes);
    }

    private static long units(long bytes) {
        return bytes / UNIT + (bytes % UNIT == 0 ? 0 : 1);
    }

    /** All of it. */
    public long bytes() {
        return (long) units * UNIT;
    }

    /** What somebody has. */
    public long usedBytes() {
        return (long) (units - free.availablePermits()) * UNIT;
    }

    /** Whether nobody has a part of it. */
    public boolean isWhole() {
        return free.availablePermits() == units;
    }

    /** How many threads wait for a part, about. */
    public int waiting() {
        return free.getQueueLength();
    }

    /** What somebody has of a budget. Safe for use by many threads. */
    public final class Part {

        private final AtomicInteger held;
        private final long bytes;

        private Part(int units, long bytes) {
            this.held = new AtomicInteger(units);
            this.bytes = bytes;
        }

        /** Whether so many bytes are allowed by it. */
        public boolean covers(long allocation) {
            return allocation <= bytes;
        }

        /** Lets the others have all but so many bytes. */
        void shrinkTo(long bytes) {
            int kept = (int) Math.min(Integer.MAX_VALUE, units(bytes));
            int before = held.getAndUpdate(units -> Math.min(units, kept));
            free.release(Math.max(0, before - kept));
        }

        /** Lets the others have it. Doing so again does nothing. */
        public void giveBack() {
            free.release(held.getAndSet(0));
        }
    }
}
