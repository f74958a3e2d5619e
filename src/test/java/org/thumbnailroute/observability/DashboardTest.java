package org.thumbnailroute.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.observability.Dashboard.Panel;

/** The dashboard can be read by someone who sees it for the first time, and is of the workers that are chosen. */
class DashboardTest {

    private static final Dashboard DASHBOARD = Dashboard.shipped();

    private static final int WIDTH = 24;

    private static final Pattern GROUPED = Pattern.compile("^(?:sum|count|max) by \\(([^)]+)\\)");

    private static final Pattern LEGEND_LABEL = Pattern.compile("\\{\\{(\\w+)}}");

    static List<Panel> panels() {
        return DASHBOARD.panels();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelSaysWhatItShows(Panel panel) {
        assertTrue(panel.tree().path("description").asText().endsWith("."), panel::title);
        assertTrue(!panel.tree().at("/fieldConfig/defaults/unit").asText().isEmpty(), panel::title);
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelIsOfTheDatasourceThatIsChosen(Panel panel) {
        String chosen = "{\"type\":\"prometheus\",\"uid\":\"${datasource}\"}";

        assertEquals(chosen, panel.tree().path("datasource").toString());
        panel.targets()
                .forEach(
                        target -> assertEquals(chosen, target.path("datasource").toString()));
    }

    @ParameterizedTest
    @MethodSource("panels")
    void aPanelIsOfTheWorkersThatAreChosen(Panel panel) {
        panel.targets()
                .map(target -> target.path("expr").asText())
                .flatMap(expression -> PromQl.parse(expression).selectors().stream())
                .forEach(selector -> {
                    Map<String, String> matchers = selector.matchers();
                    assertEquals("=~\"$namespace\"", matchers.get("namespace"), selector::metric);
                    assertEquals("=~\"$instance\"", matchers.get("instance"), selector::metric);
                });
    }

    /** Of a label that was summed up a legend shows nothing, and without one of several series none can be told from another. */
    @ParameterizedTest
    @MethodSource("panels")
    void aLegendNamesWhatTheSeriesAreGroupedBy(Panel panel) {
        panel.targets()
                .forEach(target -> assertEquals(
                        severalSeries(target.path("expr").asText()),
                        legendLabels(target.path("legendFormat").asText()),
                        panel::title));
    }

    /** The labels in which the series of an expression differ; none if it gives one. */
    private static Set<String> severalSeries(String expression) {
        if (expression.matches("\\w+\\{.*")) {
            return Set.of("instance");
        }
        return GROUPED.matcher(expression)
                .results()
                .flatMap(grouped -> Arrays.stream(grouped.group(1).split(", ")))
                .collect(Collectors.toSet());
    }

    private static Set<String> legendLabels(String text) {
        return LEGEND_LABEL.matcher(text).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    @Test
    void panelsStandBesideEachOther() {
        List<Panel> all = DASHBOARD.all().toList();
        List<String> overlaps = new ArrayList<>();
        all.forEach(panel -> all.stream()
                .filter(other -> !other.equals(panel) && panel.overlaps(other))
                .forEach(other -> overlaps.add(panel + " and " + other)));

        assertEquals(List.of(), overlaps);
        assertTrue(all.stream().allMatch(panel -> panel.at("x") + panel.at("w") <= WIDTH));
        assertEquals(
                all.size(),
                all.stream()
                        .map(panel -> panel.at("y") * WIDTH + panel.at("x"))
                        .distinct()
                        .count());
        assertEquals(
                all.size(),
                all.stream()
                        .map(panel -> panel.tree().required("id"))
                        .distinct()
                        .count());
    }

    @Test
    void theFirstRowAnswersTheFirstQuestions() {
        List<Panel> all = DASHBOARD.all().toList();

        assertTrue(all.get(0).isRow());
        assertEquals(
                List.of(
                        "Announced",
                        "Failures",
                        "Upload to announcement, p95",
                        "Busy consumers",
                        "Paused workers",
                        "Workers"),
                all.stream()
                        .skip(1)
                        .takeWhile(panel -> !panel.isRow())
                        .map(Panel::title)
                        .toList());
    }

    /** A worker outside Kubernetes has no namespace, which All must match too. */
    @Test
    void theVariablesAreOfTheWorkers() {
        Map<String, JsonNode> variables = Dashboard.elements(DASHBOARD.tree().at("/templating/list"))
                .collect(Collectors.toMap(variable -> variable.path("name").asText(), variable -> variable));

        assertEquals(Set.of("datasource", "namespace", "instance"), variables.keySet());
        Stream.of("namespace", "instance").map(variables::get).forEach(variable -> {
            assertEquals(".*", variable.path("allValue").asText());
            assertTrue(variable.at("/query/query").asText().startsWith("label_values(thumbnail_build_info"));
        });
    }
}
