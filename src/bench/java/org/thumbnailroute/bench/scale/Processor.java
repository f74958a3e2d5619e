package org.thumbnailroute.bench.scale;

import org.thumbnailroute.docs.ScaleFile;

/**
 * The CPU of a worker, which gets faster as the JVM compiles what it runs.
 *
 * @param cores that work on one image after the other
 * @param coldSeconds for each of the first images
 * @param warmSeconds for each once it is warm
 */
record Processor(double cores, double coldSeconds, double warmSeconds, double coldImages, double warmImages) {

    static Processor of(ScaleFile numbers) {
        return new Processor(
                1,
                numbers.seconds("measured.cpu-cold"),
                numbers.seconds("measured.cpu-warm"),
                numbers.get("measured.cold-images"),
                numbers.get("measured.warm-images"));
    }

    /** For one image after so many. */
    double meanSeconds(long images) {
        double warmth = Math.min(1, Math.max(0, images - coldImages) / (warmImages - coldImages));
        return (coldSeconds + warmth * (warmSeconds - coldSeconds)) / cores;
    }
}
