package org.thumbnailroute.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.demo.MetricsSummary.Count;
import org.thumbnailroute.metrics.Scrape;

class HistogramTest {

    private static final Scrape SCRAPE = Scrape.of("""
            # TYPE thumbnail_step_seconds histogram
            thumbnail_step_seconds_bucket{step="fetch",le="0.1"} 10
            thumbnail_step_seconds_bucket{step="fetch",le="0.2"} 19
            thumbnail_step_seconds_bucket{step="fetch",le="+Inf"} 20
            thumbnail_step_seconds_count{step="fetch"} 20
            thumbnail_step_seconds_sum{step="fetch"} 3
            # TYPE thumbnail_outcomes_total counter
            thumbnail_outcomes_total{outcome="parked",reason="corrupt-image"} 2
            thumbnail_outcomes_total{outcome="gone",reason=""} 0
            """);
    private static final Histogram FETCH = Histogram.of(SCRAPE, "thumbnail_step_seconds", Map.of("step", "fetch"));

    @Test
    void knowsWhatAPartWasAtMost() {
        assertEquals(0.1, FETCH.atMost(0.25));
        assertEquals(0.1, FETCH.atMost(0.5));
        assertEquals(0.2, FETCH.atMost(0.95));
    }

    @Test
    void knowsNoLimitOfTheLastBucket() {
        assertEquals(Double.POSITIVE_INFINITY, FETCH.atMost(1));
    }

    @Test
    void takesTheMeanOfAll() {
        assertEquals(0.15, FETCH.mean(), 1e-9);
        assertEquals(20, FETCH.count());
    }

    @Test
    void isEmptyIfNothingWasMeasured() {
        Histogram none = Histogram.of(SCRAPE, "thumbnail_step_seconds", Map.of("step", "store"));
        assertEquals(0, none.count());
        assertEquals(0, none.mean());
        assertEquals(0, none.atMost(0.95));
    }

    @Test
    void leavesOutWhatHasNotHappened() {
        assertEquals(
                List.of(new Count("parked", "corrupt-image", 2)),
                MetricsSummary.of(SCRAPE).outcomes());
    }
}
