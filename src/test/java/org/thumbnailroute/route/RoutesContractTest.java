package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.failure.Reason;

/** What keeps {@code routes/}, {@code application.properties} and the README readable and true to each other. */
class RoutesContractTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");
    private static final Set<String> STEPS = Set.of(
            "route",
            "routeConfiguration",
            "from",
            "to",
            "bean",
            "process",
            "split",
            "filter",
            "idempotentConsumer",
            "doTry",
            "setBody",
            "setHeader",
            "setVariable",
            "removeHeaders",
            "unmarshal");
    private static final int LONGEST_FILE = 100;

    /** A list, of which nobody reads more than a line. */
    private static final int LONGEST_LIST = 150;

    static List<Path> files() {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileBeginsWithWhatOpsMayChangeAndIsShort(Path file) {
        String text = read(file);

        assertTrue(text.startsWith("# "), "the first line is a comment");
        assertTrue(text.lines().limit(3).anyMatch(line -> line.contains("Safe to change:")), "Safe to change: ...");
        int longest = file.endsWith("beans.camel.yaml") ? LONGEST_LIST : LONGEST_FILE;
        assertTrue(text.lines().count() <= longest, () -> text.lines().count() + " lines");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aFileHoldsTheRouteOfItsName(Path file) {
        String name = file.getFileName().toString().replace(".camel.yaml", "");
        List<String> routes = new ArrayList<>();
        walk(file, (key, value) -> {
            if (key.equals("route")) {
                routes.add(String.valueOf(map(value).get("id")));
            }
        });

        assertTrue(routes.isEmpty() || routes.equals(List.of(name)), () -> file + " holds " + routes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyStepHasAnIdAndADescription(Path file) {
        List<String> missing = new ArrayList<>();
        walk(file, (key, value) -> {
            if (value instanceof Map<?, ?> step && isStep(key, step)) {
                if (!step.containsKey("id")) {
                    missing.add(key + " without an id: " + step);
                }
                if (!step.containsKey("description")) {
                    missing.add(key + " without a description: " + step.get("id"));
                }
            }
        });

        assertEquals(List.of(), missing);
    }

    private static boolean isStep(String key, Map<?, ?> step) {
        return STEPS.contains(key) || (key.equals("onException") && step.containsKey("exception"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void nothingFromAnEventCanBecomeCode(Path file) {
        String text = read(file);

        assertAll(
                () -> assertTrue(!text.contains("toD:"), "toD evaluates what it is given"),
                () -> assertTrue(
                        !Pattern.compile("\\b(script|groovy|joor|js|mvel)\\b")
                                .matcher(text)
                                .find(),
                        "no scripts"),
                () -> assertTrue(!text.contains("saga"), "a header would join anybody's saga"),
                () -> assertTrue(!text.contains("CamelAwsS3Key"), "the key header is evaluated as an expression"),
                () -> assertTrue(
                        !Pattern.compile("uri: *\\S+\\?").matcher(text).find(), "parameters, not query strings"),
                () -> assertTrue(
                        PLACEHOLDER.matcher(text).results().noneMatch(match -> isDefaulted(match.group(1))),
                        "defaults stand in application.properties"));
    }

    private static boolean isDefaulted(String placeholder) {
        return placeholder.contains(":") && !placeholder.startsWith("bean:");
    }

    @Test
    void everyPlaceholderIsASetting() {
        Set<String> used = new TreeSet<>();
        files().forEach(file -> PLACEHOLDER
                .matcher(read(file))
                .results()
                .map(match -> match.group(1))
                .filter(name -> !name.startsWith("bean:"))
                .forEach(used::add));

        used.removeAll(ShippedSettings.properties().stringPropertyNames());
        assertEquals(Set.of(), used);
    }

    @Test
    void everyClassThatIsNamedExists() {
        Pattern className = Pattern.compile(
                "(?:type:|unmarshalType:|^ *-) ([a-z0-9]+(?:\\.[a-z0-9]+)+\\.[A-Z]\\w+)", Pattern.MULTILINE);
        Set<String> names = new HashSet<>();
        files().forEach(file -> className
                .matcher(read(file))
                .results()
                .map(match -> match.group(1))
                .forEach(names::add));

        assertTrue(names.size() > 20, () -> "found only " + names);
        names.forEach(name -> assertDoesNotThrow(() -> Class.forName(name), name));
    }

    @Test
    void everySettingIsExplainedByOneComment() {
        List<String> lines = read(Path.of("application.properties")).lines().toList();

        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("thumbnail.")) {
                String line = lines.get(i);
                assertTrue(i > 0 && lines.get(i - 1).startsWith("# "), () -> line + " has no comment");
            }
        }
    }

    @Test
    void everySettingHasARowInItsPage() {
        String page = Document.page("settings.md").text();

        assertEquals(
                List.of(),
                ShippedSettings.properties().stringPropertyNames().stream()
                        .filter(name -> name.startsWith("thumbnail."))
                        .filter(name -> !page.contains("| `" + name + "` |"))
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasARowInTheReadme(Reason reason) {
        assertTrue(Document.readme().text().contains("| `" + reason.code() + "` |"), reason.code());
    }

    /** Maven and {@code camel run} must not drift apart. */
    @Test
    void camelRunLoadsTheVersionsOfThePom() {
        String pom = read(Path.of("pom.xml")).replaceAll("\\s+", "");
        String dependencies = ShippedSettings.properties().getProperty("camel.jbang.dependencies", "");

        for (String dependency : dependencies.split(",", -1)) {
            String[] parts = dependency.split(":", -1);
            String expected =
                    switch (parts[0]) {
                        case "camel" -> "<artifactId>camel-%s</artifactId>".formatted(parts[1]);
                        case "software.amazon.awssdk" -> "<aws-sdk.version>%s</aws-sdk.version>".formatted(parts[2]);
                        default ->
                            "<groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>"
                                    .formatted(parts[0], parts[1], parts[2]);
                    };
            assertTrue(pom.contains(expected), expected);
        }
    }

    /** The README's picture and the happy path use the same words, in the same order. */
    @Test
    void theReadmeShowsTheStepsOfTheHappyPath() {
        List<String> accepting = List.of("parse-event", "check-upload", "skip-duplicates");
        List<String> making = List.of("fetch-original", "resize", "store-thumbnail", "presign-link", "announce");
        List<String> all = Stream.of(accepting, making).flatMap(List::stream).toList();

        assertEquals(accepting, inOrder(all, read(Path.of("routes/accept-upload.camel.yaml")), "id: (%s)$"));
        assertEquals(making, inOrder(all, read(Path.of("routes/thumbnail.camel.yaml")), "id: (%s)$"));
        assertEquals(all, inOrder(all, Document.readme().text(), "\\[(%s)]"));
    }

    private static List<String> inOrder(List<String> words, String text, String pattern) {
        return Pattern.compile(pattern.formatted(String.join("|", words)), Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .collect(Collectors.toList());
    }

    private static void walk(Path file, BiConsumer<String, Object> visitor) {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(read(file));
        walk(root, visitor);
    }

    private static void walk(Object node, BiConsumer<String, Object> visitor) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                visitor.accept(String.valueOf(key), value);
                walk(value, visitor);
            });
        } else if (node instanceof List<?> list) {
            list.forEach(item -> walk(item, visitor));
        }
    }

    private static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
