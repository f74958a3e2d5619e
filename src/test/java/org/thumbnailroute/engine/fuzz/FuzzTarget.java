package org.thumbnailroute.engine.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What Jazzer calls, by these names, in a JVM that fuzzes one parser. */
public final class FuzzTarget {

    /** For at most 16 KB of input and a quarter of a million pixels, of several planes of floats. */
    private static final long MOST_MEMORY = 64 << 20;

    private static Parser parser = Parser.JPEG;

    private FuzzTarget() {}

    /**
     * Chooses the parser.
     *
     * @param args its name
     */
    public static void fuzzerInitialize(String[] args) {
        parser = Parser.valueOf(args[0]);
    }

    /** Reads one input; whatever is thrown is a find. */
    public static void fuzzerTestOneInput(byte[] input) {
        long taken = memory(input);
        if (taken > MOST_MEMORY) {
            // the first time it may be classes that took it
            taken = memory(input);
        }
        if (taken > MOST_MEMORY) {
            throw new IllegalStateException("%d bytes of input took %d bytes of memory".formatted(input.length, taken));
        }
    }

    private static long memory(byte[] input) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        parser.read(input);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
