package org.thumbnailroute.bench.pipeline;

/**
 * What is seen of a worker at one moment.
 *
 * @param nanoTime as System.nanoTime() tells it
 * @param aws what the local AWS has counted
 * @param cpuMillis of the worker since its start
 * @param residentMegabytes of the worker
 * @param machine of all cores
 */
record WorkerState(long nanoTime, AwsState aws, double cpuMillis, double residentMegabytes, MachineTime machine) {}
