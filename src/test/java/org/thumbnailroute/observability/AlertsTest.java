package org.thumbnailroute.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.failure.Reason;

/** Whoever is woken by an alert is told what is wrong, and what to do. */
class AlertsTest {

    private static final Document RUNBOOK = Document.page("alerts.md");

    private static final Pattern RUNBOOK_URL = Pattern.compile("https://[\\w.]+/thumbnail-route/blob/main/(.+)#(.+)");

    private static final Pattern REASONS = Pattern.compile("reason=~\"([^\"]+)\"");

    static List<Alert> alerts() {
        return Alert.shipped();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void saysWhatIsWrong(Alert alert) {
        assertTrue(Set.of("critical", "warning", "info").contains(alert.severity()), alert::severity);
        assertFalse(alert.annotation("summary").isEmpty());
        assertTrue(alert.annotation("description").endsWith("."), () -> alert.annotation("description"));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToItsRunbook(Alert alert) {
        MatchResult url = RUNBOOK_URL
                .matcher(alert.annotation("runbook_url"))
                .results()
                .findFirst()
                .orElseThrow();

        assertEquals(RUNBOOK.file().toString(), url.group(1));
        assertEquals(alert.name().toLowerCase(Locale.ROOT), url.group(2));
        assertTrue(RUNBOOK.has(url.group(2)), url::group);
    }

    @Test
    void eachRunbookIsOfAnAlert() {
        assertEquals(
                alerts().stream().map(Alert::name).collect(Collectors.toSet()),
                RUNBOOK.text()
                        .lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3))
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void theRunbookNamesACommandOrASetting(Alert alert) {
        String section =
                RUNBOOK.text().split("(?m)^## " + alert.name() + "$", 2)[1].split("(?m)^## ", 2)[0];

        assertTrue(Stream.of("`doctor`", "`explain`", "`thumbnail.concurrency`").anyMatch(section::contains), section);
    }

    /** One that no rule looks at would be parked unnoticed. */
    @Test
    void eachReasonIsWatchedByOneRule() {
        List<String> watched = alerts().stream()
                .map(alert -> REASONS.matcher(alert.expression())
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList())
                .flatMap(List::stream)
                .flatMap(reasons -> Arrays.stream(reasons.split("\\|")))
                .sorted()
                .toList();

        assertEquals(Arrays.stream(Reason.values()).map(Reason::code).sorted().toList(), watched);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void isTestedBothWays(Alert alert) {
        Set<Boolean> fires = Alert.yaml(Alert.TESTS).findParents("alertname").stream()
                .filter(test -> test.path("alertname").asText().equals(alert.name()))
                .map((JsonNode test) -> !test.path("exp_alerts").isEmpty())
                .collect(Collectors.toSet());

        assertEquals(Set.of(true, false), fires);
    }
}
