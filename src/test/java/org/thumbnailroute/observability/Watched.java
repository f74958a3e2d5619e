package org.thumbnailroute.observability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.thumbnailroute.metrics.Scrape;
import org.thumbnailroute.observability.PromQl.Selector;

/** What the dashboard and the alert rules look at, held against what a worker measures. */
public final class Watched {

    /** Prometheus adds them, of the target that it scrapes. */
    private static final Set<String> OF_THE_TARGET = Set.of("namespace", "job", "instance");

    /** Prometheus' own, and KEDA's, of which the rule for workers that are not there knows whether they should be. */
    private static final Set<String> OF_OTHERS = Set.of("ALERTS", "keda_scaler_active");

    /** Equal to a text, or to one of several. */
    private static final Pattern VALUES = Pattern.compile("=~?\"([\\w|-]+)\"");

    private static final List<PromQl> EXPRESSIONS = Stream.concat(
                    Dashboard.shipped().expressions().stream(),
                    Alert.shipped().stream().map(Alert::expression))
            .map(PromQl::parse)
            .toList();

    private Watched() {}

    /**
     * The metrics, labels and values that a worker does not have.
     *
     * @param scrape of a worker
     */
    public static List<String> missing(Scrape scrape) {
        Map<String, Map<Map<String, String>, Double>> series = scrape.series();
        List<String> missing = new ArrayList<>();
        selectors().forEach(selector -> {
            Set<Map<String, String>> found =
                    series.getOrDefault(selector.metric(), Map.of()).keySet();
            if (found.isEmpty()) {
                missing.add(selector.metric());
            }
            selector.matchers().forEach((label, matcher) -> values(label, matcher)
                    .filter(value -> found.stream().noneMatch(labels -> value.equals(labels.get(label))))
                    .forEach(value -> missing.add("%s{%s=\"%s\"}".formatted(selector.metric(), label, value))));
        });
        EXPRESSIONS.forEach(expression -> expression.labels().stream()
                .filter(label -> !OF_THE_TARGET.contains(label))
                .filter(label -> expression.selectors().stream()
                        .flatMap(selector -> series.getOrDefault(selector.metric(), Map.of()).keySet().stream())
                        .noneMatch(labels -> labels.containsKey(label)))
                .forEach(label -> missing.add(label + " of " + expression.selectors())));
        return missing;
    }

    private static Stream<Selector> selectors() {
        return EXPRESSIONS.stream()
                .flatMap(expression -> expression.selectors().stream())
                .filter(selector -> !OF_OTHERS.contains(selector.metric()));
    }

    private static Stream<String> values(String label, String matcher) {
        if (OF_THE_TARGET.contains(label)) {
            return Stream.of();
        }
        Matcher values = VALUES.matcher(matcher);
        if (!values.matches()) {
            throw new AssertionError("%s is %s, which cannot be held against a scrape".formatted(label, matcher));
        }
        return Arrays.stream(values.group(1).split("\\|"));
    }
}
