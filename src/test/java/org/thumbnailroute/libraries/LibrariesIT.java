package org.thumbnailroute.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.route.ChildProcess;

/** The SBOM and the VEX document of the package, against what is shipped and what is known about it. */
class LibrariesIT {

    private static final Set<String> STATES = Set.of("not_affected", "exploitable", "in_triage", "resolved");
    private static final Set<String> JUSTIFICATIONS = Set.of(
            "code_not_present",
            "code_not_reachable",
            "requires_configuration",
            "requires_dependency",
            "requires_environment",
            "protected_by_compiler",
            "protected_at_runtime",
            "protected_at_perimeter",
            "protected_by_mitigating_control");

    /** Components that the shipped routes do not use, and what they need. */
    private static final Set<String> OF_OWN_STEPS = Set.of(
            "camel-attachments",
            "camel-aws2-eventbridge",
            "camel-cloud",
            "camel-cluster",
            "camel-file",
            "camel-http",
            "camel-http-base",
            "camel-http-common",
            "eventbridge",
            "httpclient5",
            "httpcore5",
            "httpcore5-h2",
            "jakarta.activation-api",
            "jakarta.servlet-api");

    private final JsonNode sbom = read("thumbnail-route-sbom.json");
    private final JsonNode vex = read("thumbnail-route-vex.json");

    @Test
    void theSbomNamesWhatIsShippedAndNothingElse() throws IOException {
        Set<String> named = elements(sbom.path("components"))
                .map(component -> "%s-%s.jar".formatted(text(component, "name"), text(component, "version")))
                .collect(Collectors.toCollection(TreeSet::new));

        try (Stream<Path> worker = Files.list(Path.of("target/lib"));
                Stream<Path> function = Files.list(Path.of("target/lambda/lib"))) {
            assertEquals(
                    Stream.concat(worker, function)
                            .map(jar -> jar.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    named);
        }
    }

    /** Lambda unpacks the archive at every cold start. */
    @Test
    void theFunctionHasNoneOfTheLibrariesOfCommandsMetricsAndTraces() throws IOException {
        Set<String> left = names(Path.of("target/lib"));
        left.removeAll(names(Path.of("target/thumbnail-route-lambda/lib")));
        left.removeIf(library -> library.matches("(opentelemetry|micrometer|prometheus-metrics)-.*"));

        left.removeAll(OF_OWN_STEPS);

        assertEquals(Set.of("jline-native", "jline-terminal", "kms", "picocli", "progressbar", "sqlite-jdbc"), left);
    }

    /** The jars of a directory without their versions. */
    private static Set<String> names(Path directory) throws IOException {
        try (Stream<Path> jars = Files.list(directory)) {
            return jars.map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void nothingShipsWithAKnownHoleThatIsNotExplained() throws IOException {
        List<FixedVersion> known = FixedVersion.all();

        assertEquals(
                List.of(),
                elements(sbom.path("components"))
                        .flatMap(component -> known.stream()
                                .filter(line -> line.isMissingIn(library(component), text(component, "version")))
                                .filter(line -> !explained().contains(line.advisory() + " " + text(component, "purl")))
                                .map(line -> line.complaint(text(component, "version"))))
                        .toList());
    }

    /** It would explain a hole that has been closed by an update, or a library that is gone. */
    @Test
    void theVexExplainsOnlyWhatShipsWithAKnownHole() throws IOException {
        List<FixedVersion> known = FixedVersion.all();
        Set<String> open = elements(sbom.path("components"))
                .flatMap(component -> known.stream()
                        .filter(line -> line.isMissingIn(library(component), text(component, "version")))
                        .map(line -> line.advisory() + " " + text(component, "purl")))
                .collect(Collectors.toSet());

        assertEquals(
                List.of(),
                explained().stream().filter(one -> !open.contains(one)).toList());
    }

    @Test
    void theVexGivesForEachAStateAReasonAndATestThatExists() throws Exception {
        assertEquals("CycloneDX", text(vex, "bomFormat"));
        assertEquals(text(sbom, "specVersion"), text(vex, "specVersion"));
        assertTrue(!vex.path("vulnerabilities").isEmpty());
        for (JsonNode one : vex.path("vulnerabilities")) {
            JsonNode analysis = one.path("analysis");
            assertTrue(STATES.contains(text(analysis, "state")), one::toString);
            assertTrue(JUSTIFICATIONS.contains(text(analysis, "justification")), one::toString);
            assertTrue(text(analysis, "detail").length() > 20, one::toString);
            assertTrue(text(one.path("source"), "url").startsWith("https://"), one::toString);
            String[] test = one.at("/properties/0/value").asText().split("#", -1);
            assertEquals("test", one.at("/properties/0/name").asText());
            assertTrue(
                    Arrays.stream(Class.forName(test[0]).getDeclaredMethods())
                            .anyMatch(method -> method.getName().equals(test[1])),
                    one::toString);
        }
    }

    /** Maven passes the plugin over when it is offline, and says nothing. */
    @Test
    void aBuildWithoutTheSbomFails(@TempDir Path directory) throws Exception {
        for (String file : List.of(".mvn/jvm.config", "pom.xml", "src/build/pom.xml", "src/test/pom.xml")) {
            Path copy = directory.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of(file), copy);
        }
        List<String> check = List.of(ChildProcess.maven(), "-q", "-B", "-o", "enforcer:enforce@sbom");

        try (ChildProcess maven = ChildProcess.start(directory, Map.of(), check)) {
            assertEquals(1, maven.exitCode(Duration.ofMinutes(1)), maven::output);
            assertTrue(maven.output().contains("There is no SBOM"), maven::output);
        }
        Files.createDirectories(directory.resolve("target"));
        Files.copy(Path.of("target/thumbnail-route-sbom.json"), directory.resolve("target/thumbnail-route-sbom.json"));
        try (ChildProcess maven = ChildProcess.start(directory, Map.of(), check)) {
            assertEquals(0, maven.exitCode(Duration.ofMinutes(1)), maven::output);
        }
    }

    /** Each as its advisory and the package URL of the library. */
    private Set<String> explained() {
        return elements(vex.path("vulnerabilities"))
                .flatMap(one ->
                        elements(one.path("affects")).map(affected -> text(one, "id") + " " + text(affected, "ref")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String library(JsonNode component) {
        return text(component, "group") + ":" + text(component, "name");
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static JsonNode read(String file) {
        try {
            return new ObjectMapper().readTree(Path.of("target", file).toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
