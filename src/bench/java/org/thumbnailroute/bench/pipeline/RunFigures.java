package org.thumbnailroute.bench.pipeline;

import java.util.Map;
import java.util.TreeMap;

/**
 * What one run of a worker has shown.
 *
 * @param startMillis from the start of the process to the first announcement
 * @param first at the first announcement
 * @param early at the 300th; with fewer before the measurement, when that began
 * @param warm when the measurement began
 * @param end when it ended, the queue not yet empty
 * @param last when nothing was left to do
 * @param peakMegabytes the most resident memory
 * @param uploads how many there were
 * @param deadLetters how many messages were parked
 * @param leftInQueue how many messages were not deleted
 */
record RunFigures(
        long startMillis,
        WorkerState first,
        WorkerState early,
        WorkerState warm,
        WorkerState end,
        WorkerState last,
        double peakMegabytes,
        int uploads,
        int deadLetters,
        int leftInQueue) {

    /** In ms, warm. */
    double cpuPerImage() {
        return (end.cpuMillis() - warm.cpuMillis()) / images();
    }

    /** What the local AWS took for each image, in ms. */
    double serverCpuPerImage() {
        return (end.aws().cpuMillis() - warm.aws().cpuMillis()) / images();
    }

    double imagesPerSecond() {
        return images() / ((end.nanoTime() - warm.nanoTime()) / 1e9);
    }

    /** Cores that idled while messages waited, as part of all, 0 to 1. */
    double idle() {
        return end.machine().idleSince(warm.machine());
    }

    /** CPU of each image after the first one until the 300th, in ms. */
    double earlyCpuPerImage() {
        int images = early.aws().announced() - first.aws().announced();
        return (early.cpuMillis() - first.cpuMillis()) / images;
    }

    /** Requests for each image, by "service:Action", warm. */
    Map<String, Double> requests() {
        Map<String, Double> requests = new TreeMap<>();
        end.aws().calls().forEach((name, count) -> {
            long counted = count - warm.aws().calls().getOrDefault(name, 0L);
            if (counted > 0) {
                requests.put(name, counted / images());
            }
        });
        return requests;
    }

    double requestsPerImage() {
        return requests().values().stream().mapToDouble(Double::doubleValue).sum();
    }

    Cost cost() {
        return Cost.of(requests(), cpuPerImage(), peakMegabytes);
    }

    /** Uploads that nobody was told of. */
    int lost() {
        return uploads - last.aws().distinct();
    }

    int announcedTwice() {
        return last.aws().announced() - last.aws().distinct();
    }

    private double images() {
        return end.aws().announced() - warm.aws().announced();
    }
}
