package org.thumbnailroute.metrics;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Histograms with fixed buckets: few, because each is a series for each worker. The alert rules' limits are among them. */
final class Buckets {

    /** Of what waits for a worker: seconds when all is well, hours after an outage. */
    static final Duration[] WAITS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(6),
        Duration.ofDays(1)
    };

    /** Of work: a small picture takes a millisecond, a request that hangs ten seconds. */
    static final Duration[] STEPS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(10)
    };

    /** SQS gives ten messages at most. */
    private static final double[] BATCHES = {1, 2, 5, 10};

    private Buckets() {}

    static Timer timer(MeterRegistry meters, String name, String description, Duration[] buckets, String... tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(buckets)
                .register(meters);
    }

    static DistributionSummary batches(MeterRegistry meters, String name, String description) {
        return DistributionSummary.builder(name)
                .description(description)
                .serviceLevelObjectives(BATCHES)
                .register(meters);
    }
}
