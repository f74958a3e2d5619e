package org.thumbnailroute.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.thumbnailroute.logging.JsonLine;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.Outcome.Kind;

/**
 * Adds to the line of an outcome what CloudWatch makes metrics of, in its embedded metric format: an object {@code _aws}
 * that names fields of the line. CloudWatch charges for each metric with other dimensions, so these are few and have few
 * values: the function, and either the outcome or, of parked uploads, the reason.
 */
final class EmbeddedMetrics implements BiConsumer<Outcome, JsonLine> {

    private static final String NAMESPACE = "ThumbnailRoute";

    private static final String SERVICE = "Service";
    private static final String OUTCOME = "Outcome";
    private static final String REASON = "Reason";

    private static final String COUNT = "Count";
    private static final String BYTES = "Bytes";
    private static final String MILLISECONDS = "Milliseconds";

    private final String function;

    EmbeddedMetrics(String function) {
        this.function = function;
    }

    @Override
    public void accept(Outcome outcome, JsonLine line) {
        List<String> directives = new ArrayList<>();
        line.put(SERVICE, function).put(OUTCOME, outcome.kind().word()).put("Outcomes", 1);
        directives.add(directive(List.of(SERVICE, OUTCOME), Map.of("Outcomes", COUNT)));
        if (outcome.kind() == Kind.PARKED) {
            outcome.reason().ifPresent(reason -> {
                line.put(REASON, reason).put("Parked", 1);
                directives.add(directive(List.of(SERVICE, REASON), Map.of("Parked", COUNT)));
            });
        }
        Map<String, String> measured = measured(outcome, line);
        if (!measured.isEmpty()) {
            directives.add(directive(List.of(SERVICE), measured));
        }
        line.putJson(
                "_aws",
                "{\"Timestamp\":%d,\"CloudWatchMetrics\":[%s]}"
                        .formatted(outcome.times().ended().toEpochMilli(), String.join(",", directives)));
    }

    /** Puts the measurements into the line, and returns their units by their names. */
    private static Map<String, String> measured(Outcome outcome, JsonLine line) {
        Map<String, String> units = new TreeMap<>();
        outcome.times().queueWait().ifPresent(wait -> {
            line.put("QueueWait", wait.toMillis());
            units.put("QueueWait", MILLISECONDS);
        });
        outcome.original().ifPresent(original -> {
            line.put("SourceBytes", original.bytes())
                    .put("Duration", outcome.times().elapsed().toMillis());
            units.put("SourceBytes", BYTES);
            units.put("Duration", MILLISECONDS);
        });
        if (outcome.kind() == Kind.ANNOUNCED) {
            outcome.times().sinceUpload().ifPresent(time -> {
                line.put("UploadToAnnouncement", time.toMillis());
                units.put("UploadToAnnouncement", MILLISECONDS);
            });
        }
        return units;
    }

    private static String directive(List<String> dimensions, Map<String, String> metrics) {
        return "{\"Namespace\":\"%s\",\"Dimensions\":[[%s]],\"Metrics\":[%s]}"
                .formatted(
                        NAMESPACE,
                        dimensions.stream().map("\"%s\""::formatted).collect(Collectors.joining(",")),
                        metrics.entrySet().stream()
                                .map(metric -> "{\"Name\":\"%s\",\"Unit\":\"%s\"}"
                                        .formatted(metric.getKey(), metric.getValue()))
                                .collect(Collectors.joining(",")));
    }
}
