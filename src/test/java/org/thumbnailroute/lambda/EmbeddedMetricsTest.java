package org.thumbnailroute.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.logging.JsonLines;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.Outcome.Kind;

class EmbeddedMetricsTest {

    private static final EmbeddedMetrics METRICS = new EmbeddedMetrics("f");

    @Test
    void anAnnouncedUploadIsCountedAndMeasured() {
        assertEquals(
                Set.of(
                        "Outcomes[Service=f,Outcome=announced]=1 Count",
                        "UploadToAnnouncement[Service=f]=1123 Milliseconds",
                        "QueueWait[Service=f]=598 Milliseconds",
                        "Duration[Service=f]=25 Milliseconds",
                        "SourceBytes[Service=f]=34567 Bytes"),
                metrics(Kind.ANNOUNCED));
    }

    @Test
    void aParkedUploadIsCountedByItsReason() {
        assertEquals(
                Set.of(
                        "Outcomes[Service=f,Outcome=parked]=1 Count",
                        "Parked[Service=f,Reason=corrupt-image]=1 Count",
                        "QueueWait[Service=f]=598 Milliseconds"),
                metrics(Kind.PARKED));
    }

    @ParameterizedTest
    @EnumSource
    void cloudWatchTakesEveryOutcome(Kind kind) {
        assertTrue(metrics(kind).contains("Outcomes[Service=f,Outcome=%s]=1 Count".formatted(kind.word())));
    }

    /** CloudWatch charges for each combination of dimensions: no value may come from outside. */
    @Test
    void noKeyMakesAnotherMetric() {
        Outcome outcome = JsonLines.outcome(Kind.ANNOUNCED, "\"_aws\":{}\n\ud800");

        Set<String> names = new TreeSet<>();
        for (String metric : EmbeddedMetricFormat.metrics(JsonLines.of(outcome, METRICS))) {
            names.add(metric.replaceFirst("=\\d+ .*", ""));
        }

        assertEquals(
                Set.of(
                        "Outcomes[Service=f,Outcome=announced]",
                        "UploadToAnnouncement[Service=f]",
                        "QueueWait[Service=f]",
                        "Duration[Service=f]",
                        "SourceBytes[Service=f]"),
                names);
    }

    @Test
    void everyMetricIsExplained() {
        String page = Document.page("lambda.md").text();

        Arrays.stream(Kind.values())
                .flatMap(kind -> metrics(kind).stream())
                .map(metric -> metric.replaceFirst("\\[.*", ""))
                .distinct()
                .forEach(name -> assertTrue(page.contains("`" + name + "`"), name));
    }

    /** A schema that was not found, or of a version that is not known, would take anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"_aws\":{\"Timestamp\":1700000000,\"CloudWatchMetrics\":[]}}",
                "{\"_aws\":{\"Timestamp\":1700000000000,\"CloudWatchMetrics\":[{\"Namespace\":\"n\",\"Dimensions\":[],\"Metrics\":[{\"Name\":\"m\"}]}]}}",
                "{\"_aws\":{\"Timestamp\":1700000000000,\"CloudWatchMetrics\":[{\"Namespace\":\"n\",\"Dimensions\":[[]],\"Metrics\":[{\"Name\":\"m\",\"Unit\":\"ms\"}]}]}}"
            })
    void theSchemaFindsMistakes(String line) {
        assertFalse(EmbeddedMetricFormat.broken(line).isEmpty(), line);
    }

    private static Set<String> metrics(Kind kind) {
        return EmbeddedMetricFormat.metrics(JsonLines.of(JsonLines.outcome(kind, "a b.jpg"), METRICS));
    }
}
