package org.thumbnailroute.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.thumbnailroute.metrics.Scrape;
import org.thumbnailroute.step.Step;

/**
 * What the worker's own metrics say.
 *
 * @param outcomes those that have happened
 * @param latencies from the upload to the announcement, in the queue, and in each step
 */
record MetricsSummary(List<Count> outcomes, List<Latency> latencies) {

    /** @param reason of parked uploads; otherwise empty */
    record Count(String outcome, String reason, long count) {}

    /**
     * A histogram. The mean is exact; p50 and p95 are what half and 95 % of the observations were at most.
     *
     * @param count of what was measured; if 0, the rest is 0, too
     */
    record Latency(String name, long count, double meanMillis, double p50Millis, double p95Millis) {}

    static MetricsSummary of(Scrape scrape) {
        return new MetricsSummary(outcomes(scrape), latencies(scrape));
    }

    private static List<Count> outcomes(Scrape scrape) {
        return scrape.series().getOrDefault("thumbnail_outcomes_total", Map.of()).entrySet().stream()
                .filter(series -> series.getValue() > 0)
                .map(series -> new Count(
                        series.getKey().getOrDefault("outcome", ""),
                        series.getKey().getOrDefault("reason", ""),
                        series.getValue().longValue()))
                .sorted(Comparator.comparing(Count::outcome).thenComparing(Count::reason))
                .toList();
    }

    private static List<Latency> latencies(Scrape scrape) {
        List<Latency> all = new ArrayList<>();
        all.add(latency(scrape, "upload to announcement", "thumbnail_upload_to_announcement_seconds", Map.of()));
        all.add(latency(scrape, "queue", "thumbnail_queue_wait_seconds", Map.of()));
        Stream.of(Step.FETCH, Step.DECODE, Step.SCALE, Step.ENCODE, Step.STORE, Step.ANNOUNCE)
                .map(Step::word)
                .forEach(step -> all.add(latency(scrape, step, "thumbnail_step_seconds", Map.of("step", step))));
        return all;
    }

    private static Latency latency(Scrape scrape, String name, String family, Map<String, String> labels) {
        Histogram histogram = Histogram.of(scrape, family, labels);
        return new Latency(
                name,
                histogram.count(),
                histogram.mean() * 1_000,
                histogram.atMost(0.5) * 1_000,
                histogram.atMost(0.95) * 1_000);
    }
}
