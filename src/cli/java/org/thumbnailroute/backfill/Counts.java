package org.thumbnailroute.backfill;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many objects were queued, skipped and refused, each by the reason.
 *
 * @param bytes of those that were queued
 */
record Counts(Map<String, Long> queued, Map<String, Long> skipped, Map<String, Long> refused, long bytes) {

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long objects() {
        return sum(queued);
    }

    /** {@code 1,050 (missing 1,000, other-settings 50)}. */
    static String text(Map<String, Long> counts) {
        String parts = new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
        return "%,d".formatted(sum(counts)) + (parts.isEmpty() ? "" : " (" + parts + ")");
    }
}
