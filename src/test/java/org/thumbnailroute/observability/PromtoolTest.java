package org.thumbnailroute.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus itself reads the rules, runs their tests, and reads what the dashboard asks. */
class PromtoolTest {

    private static final String COMMAND = "promtool";

    @TempDir
    private Path directory;

    @BeforeAll
    static void requirePromtool() throws InterruptedException {
        boolean isInstalled;
        try {
            isInstalled = run("--version").exitCode() == 0;
        } catch (IOException e) {
            isInstalled = false;
        }
        assumeTrue(
                isInstalled,
                COMMAND
                        + " is not installed (Debian package prometheus), so neither the alert rules nor the dashboard's"
                        + " expressions are tested with it");
    }

    @Test
    void theRulesAreValid() throws IOException, InterruptedException {
        assertSucceeds(run("check", "rules", Alert.RULES.toString()));
    }

    @Test
    void theRulesFireWhenTheyShould() throws IOException, InterruptedException {
        assertSucceeds(run("test", "rules", Alert.TESTS.toString()));
    }

    /** An expression is valid if it could be recorded. JSON is YAML. */
    @Test
    void theDashboardsExpressionsAreValid() throws IOException, InterruptedException {
        List<String> expressions = Dashboard.shipped().expressions();
        List<Map<String, String>> rules = IntStream.range(0, expressions.size())
                .mapToObj(i -> Map.of(
                        "record", "panel_" + i, "expr", expressions.get(i).replace("$__rate_interval", "5m")))
                .toList();
        Path file = directory.resolve("dashboard.yaml");
        new ObjectMapper()
                .writeValue(file.toFile(), Map.of("groups", List.of(Map.of("name", "dashboard", "rules", rules))));

        assertSucceeds(run("check", "rules", file.toString()));
    }

    private record Said(int exitCode, String text) {}

    private static Said run(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(COMMAND), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static void assertSucceeds(Said said) {
        assertEquals(0, said.exitCode(), said::text);
    }
}
