package org.thumbnailroute.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a worker's {@code /observe/metrics} says, read as strictly as Prometheus' text format 0.0.4 is defined.
 *
 * @param text as it came
 * @param types of each family: counter, gauge, histogram, ...
 * @param series the value of each series, by its name as in a query and then by its labels
 */
public record Scrape(String text, Map<String, String> types, Map<String, Map<Map<String, String>, Double>> series) {

    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\+Inf|-Inf|NaN|[-+0-9.eE]+)");
    private static final Pattern LABEL =
            Pattern.compile("\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    /** Scrapes a worker on this machine. */
    public static Scrape ofPort(int port) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:%d/observe/metrics".formatted(port));
        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError("%s answers %d: %s".formatted(uri, answer.statusCode(), answer.body()));
        }
        return of(answer.body());
    }

    /** Reads the text, in which an error is one of the test. */
    public static Scrape of(String text) {
        Scrape scrape = new Scrape(text, new LinkedHashMap<>(), new TreeMap<>());
        require(text.endsWith("\n"), "the last line has no end");
        String family = "";
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            family = line.startsWith("#") ? scrape.comment(line) : scrape.sample(line, family);
        }
        scrape.histograms().forEach(scrape::checkHistogram);
        return scrape;
    }

    /** The value of one series. Labels are name, value, name, value, ... */
    public double value(String name, String... labels) {
        Double value = samples(name).get(labels(labels));
        require(value != null, "no %s with %s among %s".formatted(name, labels(labels), samples(name)));
        return value == null ? Double.NaN : value;
    }

    /** The sum over all series that have these labels, and maybe others. */
    public double sum(String name, String... labels) {
        return samples(name).entrySet().stream()
                .filter(one ->
                        one.getKey().entrySet().containsAll(labels(labels).entrySet()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** The values of a label. */
    public Set<String> values(String name, String label) {
        return samples(name).keySet().stream()
                .map(one -> one.get(label))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<Map<String, String>, Double> samples(String name) {
        return series.getOrDefault(name, Map.of());
    }

    private static Map<String, String> labels(String... namesAndValues) {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            labels.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return labels;
    }

    /** Returns the family that the next lines are of. */
    private String comment(String line) {
        Matcher comment = COMMENT.matcher(line);
        require(comment.matches(), "no comment of the format: " + line);
        String name = comment.group(2);
        require(!types.containsKey(name), "the lines of a family are not together: " + line);
        if (comment.group(1).equals("TYPE")) {
            require(TYPES.contains(comment.group(3)), "no type: " + line);
            types.put(name, comment.group(3));
        }
        return name;
    }

    private String sample(String line, String family) {
        Matcher sample = SAMPLE.matcher(line);
        require(sample.matches(), "no sample: " + line);
        String name = sample.group(1);
        require(types.containsKey(family) && belongs(name, family), "not of the family %s: %s".formatted(family, line));
        Double before = series.computeIfAbsent(name, any -> new LinkedHashMap<>())
                .put(labelsIn(sample.group(2)), number(sample.group(3)));
        require(before == null, "twice: " + line);
        return family;
    }

    private boolean belongs(String name, String family) {
        return switch (types.getOrDefault(family, "")) {
            case "histogram" -> name.matches(Pattern.quote(family) + "_(bucket|count|sum)");
            case "summary" -> name.matches(Pattern.quote(family) + "(_count|_sum)?");
            default -> name.equals(family);
        };
    }

    private static Map<String, String> labelsIn(@Nullable String text) {
        Map<String, String> labels = new TreeMap<>();
        if (text == null) {
            return labels;
        }
        Matcher label = LABEL.matcher(text);
        int end = 0;
        while (label.find()) {
            String value =
                    label.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
            require(labels.put(label.group(1), value) == null, "a label twice: " + text);
            end = label.end();
        }
        require(end == text.length(), "no labels: " + text);
        return labels;
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    private List<String> histograms() {
        return types.entrySet().stream()
                .filter(one -> one.getValue().equals("histogram"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Buckets grow, and the last one holds all. */
    private void checkHistogram(String family) {
        Map<Map<String, String>, TreeMap<Double, Double>> buckets = new HashMap<>();
        samples(family + "_bucket").forEach((labels, count) -> {
            Map<String, String> others = new TreeMap<>(labels);
            double limit = number(String.valueOf(others.remove("le")));
            buckets.computeIfAbsent(others, any -> new TreeMap<>()).put(limit, count);
        });
        require(!buckets.isEmpty(), family + " has no buckets");
        buckets.forEach((labels, counts) -> {
            List<Double> inOrder = new ArrayList<>(counts.values());
            require(
                    inOrder.equals(
                            inOrder.stream().sorted(Comparator.naturalOrder()).toList()),
                    family + counts);
            require(counts.lastKey() == Double.POSITIVE_INFINITY, family + " has no +Inf");
            require(
                    counts.lastEntry()
                            .getValue()
                            .equals(samples(family + "_count").get(labels)),
                    family + counts);
            require(samples(family + "_sum").containsKey(labels), family + " has no sum");
        });
    }

    private static void require(boolean isRight, String problem) {
        if (!isRight) {
            throw new AssertionError(problem);
        }
    }
}
