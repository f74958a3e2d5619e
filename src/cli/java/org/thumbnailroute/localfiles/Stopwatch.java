package org.thumbnailroute.localfiles;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** CPU time of the thread that asks; what other threads and programs do in the meantime does not count. */
final class Stopwatch {

    private static final double NANOS_PER_MILLI = 1e6;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Stopwatch() {}

    /** In ms. */
    static double cpuMillis(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI;
    }

    /** The median in ms. */
    static double medianCpuMillis(int runs, Runnable work) {
        double[] millis = new double[runs];
        Arrays.setAll(millis, i -> cpuMillis(work));
        return median(millis);
    }

    /** Of an even number of figures, the mean of the two in the middle. */
    static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int runs = sorted.length;
        return (sorted[(runs - 1) / 2] + sorted[runs / 2]) / 2;
    }
}
