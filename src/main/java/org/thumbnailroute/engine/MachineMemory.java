package org.thumbnailroute.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that thumbnails may be made in, shared by all thumbnailers of a JVM: pictures that do not fit in beside each
 * other wait, and one that would not fit in alone is rejected. Such a picture would end the whole process, and with it the
 * work of all other threads, by an OutOfMemoryError or because the kernel kills a container that exceeds its memory. Safe
 * for use by many threads.
 */
public final class MachineMemory {

    /** What the pictures themselves, as they were read, and the rest of a program leave of the heap. */
    private static final double PART_OF_HEAP = 0.5;

    /** What a JVM takes beside its heap: code, classes, threads, the collector. */
    private static final long JVM = 128L << 20;

    private static final long MEGABYTE = 1_000_000;

    private final MemoryBudget heap;
    private final MemoryBudget beside;

    private MachineMemory(MemoryBudget heap, MemoryBudget beside) {
        this.heap = heap;
        this.beside = beside;
    }

    /**
     * A part of the heap that you choose, for a program that needs more than half of it for other work.
     *
     * @param heap bytes of the Java heap
     * @param beside bytes beside the heap, for native libraries
     */
    public static MachineMemory of(long heap, long beside) {
        return new MachineMemory(new MemoryBudget(heap), new MemoryBudget(beside));
    }

    /**
     * Half of this JVM's heap, and what the machine, or the container, has beside the heap and 128 MB for the JVM itself.
     * The other half of the heap is for the encoded originals and the rest of the program. Call it once: each call reserves
     * the same memory again.
     */
    public static MachineMemory ofThisJvm() {
        return ofJvm(Runtime.getRuntime().maxMemory(), total());
    }

    /**
     * Of a JVM.
     *
     * @param heap the most bytes of its heap
     * @param total bytes of the machine or the container
     */
    static MachineMemory ofJvm(long heap, long total) {
        return of((long) (heap * PART_OF_HEAP), total - heap - JVM);
    }

    private static long total() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** Of the Java heap. */
    public MemoryBudget heap() {
        return heap;
    }

    /** Beside the heap. */
    public MemoryBudget beside() {
        return beside;
    }

    boolean holds(MemoryNeed need) {
        return need.heap() <= heap.bytes() && need.beside() <= beside.bytes();
    }

    /**
     * Waits until there is so much.
     *
     * @param what takes it
     * @throws ImageRejectedException if there never will be
     */
    Part take(MemoryNeed need, String what) {
        if (!holds(need)) {
            throw new ImageRejectedException(ImageRejectedException.Reason.TOO_LITTLE_MEMORY, what + lack(need));
        }
        // always in this order, so that two cannot wait for each other
        MemoryBudget.Part ofHeap = heap.take(need.heap());
        return new Part(ofHeap, beside.take(need.beside()));
    }

    /** What there is too little of, and what to do; goes on from what takes it. */
    String lack(MemoryNeed need) {
        return need.heap() > heap.bytes()
                ? " takes %d MB of the heap, one picture may take half of it, %d MB (-Xmx%dm or more memory, or smaller thumbnails)"
                        .formatted(up(need.heap()), heap.bytes() / MEGABYTE, mebibytes(need.heap()))
                : " takes %d MB beside the heap, there are %d MB (%d MB more memory, or a smaller -Xmx)"
                        .formatted(up(need.beside()), beside.bytes() / MEGABYTE, up(need.beside() - beside.bytes()));
    }

    private static long up(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }

    /** What -Xmx says of a heap that is large enough. Of what it says the collector keeps a part to itself. */
    private static long mebibytes(long need) {
        return (long) Math.ceil(need / PART_OF_HEAP * 1.06 / (1 << 20));
    }

    /** Whether nobody has a part of it. */
    public boolean isWhole() {
        return heap.isWhole() && beside.isWhole();
    }

    /** What one picture has of it. Safe for use by many threads. */
    public static final class Part {

        private final MemoryBudget.Part heap;
        private final MemoryBudget.Part beside;

        private Part(MemoryBudget.Part heap, MemoryBudget.Part beside) {
            this.heap = heap;
            this.beside = beside;
        }

        /** Lets the others have all but so many bytes of the heap. */
        void shrinkTo(long bytes) {
            heap.shrinkTo(bytes);
            beside.giveBack();
        }

        /** Lets the others have it. Doing so again does nothing. */
        public void giveBack() {
            heap.giveBack();
            beside.giveBack();
        }
    }
}
