package org.thumbnailroute.bench.pipeline;

import java.util.List;

/**
 * What a worker is given to do.
 *
 * @param warm images before the measurement
 * @param measured images in it
 * @param processes how many of the worker
 * @param announcedStore a JDBC URL; empty for the SQLite file that ships
 * @param prefix what stands before the worker's command, as in taskset -c 0
 */
record Job(Workload workload, int warm, int measured, int processes, String announcedStore, List<String> prefix) {

    /** Wait after the measurement, so that the queue is not empty at its end. */
    private static final int REST = 50;

    static Job of(Workload workload, int warm, int measured) {
        return new Job(workload, warm, measured, 1, "", List.of());
    }

    int uploads() {
        return warm + measured + REST;
    }
}
