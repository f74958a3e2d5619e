package org.thumbnailroute.routefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.app.RouteProgram;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.LogCapture;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.TestSettings;

/** What a start says of a mistake in the files of {@code routes/}. */
class StartChecksTest {

    private static final LocalAws AWS = SharedAws.get();
    private static final Stack STACK = AWS.createStack("startcheckstest", 5);

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws Exception {
        ProductionFiles.copyTo(directory);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            accept-upload  | ref: uploadCheck | ref: nosuch | No bean could be found in the registry for: nosuch
            thumbnail      | ref: presignLink | ref: "presignLink" x | while parsing a block mapping: expected <block end>
            thumbnail      | name: read-original | name: nowhere | there is no route from direct:nowhere
            thumbnail      | id: thumbnail | id: dead-letter | the id "dead-letter" is taken by
            thumbnail      | - route: | route: | a list is expected here
            receive        | greedy: true | gready: true | the endpoint has no option "gready"
            create-or-replace | statusCode} == 412 | statusCode} ! 412 | Unexpected token ! at location 24: ${exception.statusCode} ! 412
            retry-policy   | method: afterLease | method: afterLeas | afterLeas not found on bean
            message-policy | id: message-policy | id: other-policy | there is no routeConfiguration "message-policy"
            beans          | failuresToOpen: 5 | failuresToOpen: five | For input string: "five"
            beans          | failuresToOpen: 5 | failureToOpen: 5 | failureToOpen
            beans          | event.UploadCheck | event.UploadChek | ClassNotFoundException: org.thumbnailroute.event.UploadChek
            beans          | {0: "#bean:rules"} | {0: "#bean:rule"} | rule
            beans          | factoryMethod: find | factoryMethod: fnd | fnd
            """)
    void tellsFileLineAndMistake(String name, String good, String bad, String mistake) throws Exception {
        Path file = directory.resolve("routes/" + name + ".camel.yaml");
        String text = Files.readString(file);
        assertTrue(text.contains(good), () -> file + " has no longer: " + good);
        Files.writeString(file, text.replace(good, bad));

        String told = StartFailure.line(assertThrows(Exception.class, this::init));

        assertTrue(told.matches(".*/routes/[a-z-]+\\.camel\\.yaml:\\d+: .*"), told);
        assertTrue(told.contains(mistake), told);
        assertTrue(told.contains("-policy\"") || told.contains("%s:%d: ".formatted(file, line(text, good))), told);
    }

    private static long line(String text, String part) {
        return 1
                + text.substring(0, text.indexOf(part))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    static Stream<Arguments> unreadable() {
        String aliases = "- &a [x]\n" + "- [*a, *a]\n".repeat(40);
        return Stream.of(
                Arguments.of("- route: " + "[".repeat(50_000), "too deeply nested"),
                Arguments.of(aliases, "Number of aliases"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("unreadable")
    void tellsWhichFileTheParserGivesUpOn(String text, String mistake) throws Exception {
        Path file = Files.writeString(directory.resolve("routes/odd.camel.yaml"), text);

        String told = StartFailure.line(assertThrows(Exception.class, this::init));

        assertTrue(told.startsWith(file + ":1: "), told);
        assertTrue(told.contains(mistake), told);
    }

    @Test
    void saysThatAFileOfAnotherNameIsNotRead() throws Exception {
        Path file = Files.writeString(directory.resolve("routes/more.yml"), "- route:\n");
        Files.writeString(directory.resolve("routes/.hidden.camel.yaml"), "a lock of an editor");
        try (LogCapture log = LogCapture.open()) {
            init();

            List<String> told = log.lines().stream()
                    .map(LogCapture.Line::message)
                    .filter(line -> line.contains("is not read"))
                    .toList();
            assertEquals(List.of(file + " is not read: the names of route files end in .camel.yaml"), told);
        }
    }

    private void init() throws Exception {
        Properties settings = new Properties();
        settings.putAll(TestSettings.of(STACK));
        settings.put("camel.main.routes-include-pattern", "file:" + directory + "/routes/*.camel.yaml");
        Main camel = RouteProgram.camel();
        camel.setOverrideProperties(settings);
        try {
            RouteProgram.init(camel);
        } finally {
            camel.getCamelContext().stop();
        }
    }
}
