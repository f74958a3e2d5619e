package org.thumbnailroute.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.engine.codec.Layout;

/**
 * The most that decoding one picture may take. More than that would end the whole process, and with it the work of all
 * others: by an OutOfMemoryError, or by the hand of the kernel, who guards the memory of a container. And since the same
 * picture would come again, it would do so again.
 *
 * @param heap bytes of the Java heap
 * @param beside bytes beside the heap, for native libraries; asked for only where one is used
 */
record MachineMemory(long heap, LongSupplier beside) {

    /** What the pictures themselves, as they were read, and the rest of a program leave of the heap. */
    private static final double PART_OF_HEAP = 0.5;

    /** What a JVM takes beside its heap: code, classes, threads, the collector. */
    private static final long JVM = 128L << 20;

    private static final long MEGABYTE = 1_000_000;

    /** Of this JVM, in its container if it is in one. */
    static MachineMemory ofThisJvm() {
        long heap = Runtime.getRuntime().maxMemory();
        return new MachineMemory((long) (heap * PART_OF_HEAP), () -> Math.max(0, total() - heap - JVM));
    }

    private static long total() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /**
     * Before anything is decoded.
     *
     * @throws ImageRejectedException if decoding would take more
     */
    void require(Layout layout) {
        require(layout.heapBytes(), heap, "of the heap, half of it is %d MB (-Xmx, or more memory)");
        if (layout.nativeBytes() > 0) {
            require(layout.nativeBytes(), beside.getAsLong(), "beside the heap, there are %d MB (more memory)");
        }
    }

    private static void require(long needed, long limit, String what) {
        if (needed > limit) {
            throw new ImageRejectedException(
                    ImageRejectedException.Reason.TOO_LITTLE_MEMORY,
                    "decoding takes %d MB ".formatted(needed / MEGABYTE) + what.formatted(limit / MEGABYTE));
        }
    }
}
