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
     * What a part of the observations was at most: the upper limit of the bucket in which that part is reached. Infinite
     * in the last bucket, 0 if there are no observations.
     */
    double atMost(double part) {
        double rank = part * count();
        return buckets.entrySet().stream()
                .filter(bucket -> bucket.getValue() > 0 && bucket.getValue() >= rank)
                .findFirst()
                .map(Map.Entry::getKey)
                .orElse(0.0);
    }
}
