package org.thumbnailroute.engine;

/**
 * The most memory that some work holds at one time; an upper bound.
 *
 * @param heap bytes of the Java heap
 * @param beside bytes beside the heap, for native libraries
 */
record MemoryNeed(long heap, long beside) {

    static final MemoryNeed NONE = new MemoryNeed(0, 0);

    /** Of this and something else at the same time. */
    MemoryNeed plus(MemoryNeed other) {
        return new MemoryNeed(heap + other.heap, beside + other.beside);
    }

    MemoryNeed plusHeap(long bytes) {
        return new MemoryNeed(heap + bytes, beside);
    }

    /** Of this and something else, one after the other. */
    MemoryNeed or(MemoryNeed other) {
        return new MemoryNeed(Math.max(heap, other.heap), Math.max(beside, other.beside));
    }
}
