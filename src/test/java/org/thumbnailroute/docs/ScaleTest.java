package org.thumbnailroute.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.docs.ScaleFile.Entry;

/** The page on scale says what its simulation prints, and each number of both has a source. */
class ScaleTest {

    private static final Path SOURCES = Path.of("src/bench/java");
    private static final Path MAIN = SOURCES.resolve("org/thumbnailroute/bench/scale/Scale.java");
    private static final String MAIN_CLASS = "org.thumbnailroute.bench.scale.Scale";

    private final ScaleFile numbers = ScaleFile.shipped();

    @TempDir
    private Path directory;

    /** The profile bench compiles it, which no build of the product does; so this does it here. */
    @Test
    void thePagesTablesAreTheSimulationsOutput() throws Exception {
        compile();
        String printed = run();
        String page = Document.page("scale.md").text();

        assertEquals(7, tables(printed).count());
        assertEquals(
                List.of(),
                tables(printed).filter(table -> !page.contains(table)).toList(),
                () -> "update src/docs/scale.md:\n" + printed);
    }

    @Test
    void mavenRunsTheSimulationAsThePageSays() throws IOException {
        String pom = Files.readString(Path.of("src/test/pom.xml"));

        assertTrue(Document.page("scale.md").text().contains("mvn -q -Pbench test-compile exec:java@scale"));
        assertTrue(pom.contains("<id>scale</id>"));
        assertTrue(pom.contains("<argument>" + MAIN_CLASS + "</argument>"));
    }

    @Test
    void eachNumberHasASource() {
        assertEquals(
                List.of(),
                numbers.entries().stream().filter(entry -> !hasSource(entry)).toList());
    }

    private static boolean hasSource(Entry entry) {
        String source = entry.source();
        if (source.startsWith("https://") || source.contains(".md") || source.contains("@pipeline")) {
            return !LocalDate.parse(entry.seen()).isBefore(LocalDate.of(2026, 11, 1));
        }
        return source.equals("not looked up")
                || source.startsWith("assumed")
                || source.equals("counted by RequestsPerUploadTest")
                || source.endsWith(".java");
    }

    @Test
    void thePageSaysWhichCpuTimesItTakes() {
        String page = Document.page("scale.md").text();

        assertTrue(page.contains(text("measured.cpu-cold") + " ms cold, " + text("measured.cpu-warm") + " ms warm"));
    }

    @Test
    void refusesALineWithoutASourceAndANumberThatIsThereTwice() {
        String good = "a,1,ms,assumed,\n";

        assertEquals(0.001, ScaleFile.parse(good).seconds("a"));
        assertThrows(IllegalArgumentException.class, () -> ScaleFile.parse("a,1,ms,,\n"));
        assertThrows(IllegalArgumentException.class, () -> ScaleFile.parse("a,1,ms\n"));
        assertThrows(IllegalArgumentException.class, () -> ScaleFile.parse(good + good));
        assertThrows(IllegalArgumentException.class, () -> ScaleFile.parse(good).get("b"));
    }

    private String text(String name) {
        return Double.toString(numbers.get(name)).replaceFirst("\\.0$", "");
    }

    private void compile() {
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-d",
                        directory.toString(),
                        "-sourcepath",
                        SOURCES.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN.toString());
        assertEquals(0, status);
    }

    /** In a JVM of its own, because it needs memory of its own. */
    private String run() throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        directory + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                        MAIN_CLASS)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int status = process.waitFor();
        String printed = Files.readString(output, UTF_8);
        assertEquals(0, status, printed);
        return printed;
    }

    private static Stream<String> tables(String printed) {
        return Stream.of(printed.strip().split("\n\n"));
    }
}
