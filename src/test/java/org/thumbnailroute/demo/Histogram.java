package org.thumbnailroute.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.thumbnailroute.metrics.Scrape;

/**
 * A histogram of a scrape.
 *
 * @param buckets how many observations are at most as large as the key; the last key is infinite
 * @param sum of all observations
 */
record Histogram(SortedMap<Double, Double> buckets, double sum) {

    /** @param labels of the series, without that of the bucket; a histogram that is not there is empty */
    static Histogram of(Scrape scrape, String family, Map<String, String> labels) {
        SortedMap<Double, Double> buckets = new TreeMap<>();
        scrape.series().getOrDefault(family + "_bucket", Map.of()).forEach((all, count) -> {
            Map<String, String> others = new HashMap<>(all);
            String limit = others.remove("le");
            if (limit != null && others.equals(labels)) {
                buckets.put(limit.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(limit), count);
            }
        });
        return new Histogram(
                buckets, scrape.series().getOrDefault(family + "_sum", Map.of()).getOrDefault(labels, 0.0));
    }

    long count() {
        return buckets.getOrDefault(Double.POSITIVE_INFINITY, 0.0).longValue();
    }

    double mean() {
        return count() == 0 ? 0 : sum / count();
    }

    /**
     * An estimate, as Prometheus' {@code histogram_quantile} makes it: as if the observations were spread evenly in their
     * bucket. Of those in the last one only its lower limit is known.
     */
    double quantile(double part) {
        double rank = part * count();
        double lower = 0;
        double below = 0;
        for (Map.Entry<Double, Double> bucket : buckets.entrySet()) {
            double upTo = bucket.getValue();
            if (upTo >= rank && upTo > below) {
                return bucket.getKey().isInfinite()
                        ? lower
                        : lower + (bucket.getKey() - lower) * (rank - below) / (upTo - below);
            }
            lower = bucket.getKey();
            below = upTo;
        }
        return 0;
    }
}
