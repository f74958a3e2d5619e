package org.thumbnailroute.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.observability.PromQl.Selector;

class PromQlTest {

    @Test
    void findsMetricsWithTheirLabels() {
        assertEquals(
                new PromQl(
                        List.of(
                                new Selector("a_total", Map.of("x", "=\"1, {2}\"", "y", "=~\"b|c\"")),
                                new Selector("a_bucket", Map.of()),
                                new Selector("up", Map.of())),
                        Set.of("le", "job")),
                PromQl.parse("""
                        sum(rate(a_total{x="1, {2}", y=~"b|c"}[$__rate_interval])) > 0.5
                        and on (job) histogram_quantile(0.95, sum by (le) (rate(a_bucket[15m:1m]))) unless absent(up)
                        """));
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThrows(AssertionError.class, () -> PromQl.parse("up ? 1 : 0"));
    }
}
