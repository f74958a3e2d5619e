package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Edits of the files of {@code routes/} while they run. */
class ReloadTest extends RouteTest {

    private static final String RELOADED = "Routes reloaded summary (total:%d started:%d)";
    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    /** As many as files in routes/ hold one. */
    private static final int ROUTES = countRoutes();

    private final Path routes = copyOfRoutes();
    private LogCapture log = LogCapture.open();
    private int reloads;

    /** Those that run: a route with a precondition is off with the settings as they are shipped. */
    private static int countRoutes() {
        return (int) RoutesContractTest.files().stream()
                .map(RoutesContractTest::read)
                .filter(text -> text.contains("\n- route:") && !text.contains("precondition:"))
                .count();
    }

    private static Path copyOfRoutes() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target"), "reload");
            ProductionFiles.copyTo(directory);
            return directory.resolve("routes").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "camel.main.routes-include-pattern",
                "file:" + routes + "/*.camel.yaml",
                "camel.main.routes-reload-enabled",
                "true");
    }

    @BeforeEach
    void listen() {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        log.close();
        log = LogCapture.open();
        reloads = 0;
    }

    @AfterEach
    void everyTestEndsWithRoutesThatRun() {
        assertAnnounced();
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
        log.close();
    }

    /** The last one shows only when the routes start, so that those of before are started again. */
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            accept-upload  | ref: uploadCheck            | ref: nosuch
            receive        | greedy: true                | gready: true
            retry-policy   | id: retry-policy            | id: other-policy
            open-message   | FAIL_ON_TRAILING_TOKENS     | FAIL_ON_TRAILING_TOKEN
            """)
    void goesOnWithTheLastGoodRoutesUntilAMistakeIsMended(String name, String good, String bad) throws IOException {
        Path file = routes.resolve(name + ".camel.yaml");
        String text = Files.readString(file);

        Files.writeString(file, text.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad)));
        awaitLine(Level.ERROR, "the previous routes keep running: .*/[a-z-]+\\.camel\\.yaml:\\d+: .+");
        assertAnnounced();

        Files.writeString(file, text);
        awaitReload(ROUTES);
        edit("thumbnail", "subject: .*", "subject: After " + name);
        awaitReload(ROUTES);
        assertAnnounced();

        assertEquals("After " + name, published().get(published().size() - 1).subject());
        assertTrue(log.lines().stream().noneMatch(LogCapture.Line::hasTrace), () -> log.lines()
                .toString());
    }

    /** A reload would drop the routes that are made of it. */
    @Test
    void saysWhatOnlyARestartTakesUp() throws IOException {
        Path file = routes.resolve("template.camel.yaml");
        Files.writeString(file, """
                - routeTemplate:
                    id: template
                    from:
                      uri: direct:from-template
                      steps:
                        - log: {message: made by template}
                """);
        awaitLine(
                Level.ERROR,
                "the previous routes keep running: .*/template.camel.yaml:1: \"routeTemplate\" is read at the start only: restart"
                        + " to take up edits");
        assertAnnounced();

        Files.delete(file);
        edit("thumbnail", "subject: .*", "subject: Without the template");
        awaitReload(ROUTES);
    }

    @Test
    void takesUpFilesThatComeAndGo() throws IOException {
        Path file = routes.resolve("extra.camel.yaml");
        Files.writeString(file, """
                - route:
                    id: extra
                    from:
                      uri: direct:extra
                      steps:
                        - log: {message: extra}
                """);
        awaitReload(ROUTES + 1);
        edit("accept-upload", "(?s)(        - bean:\n            id: log-outcome)", "        - to: direct:extra\n$1");
        awaitReload(ROUTES + 1);
        assertAnnounced();

        Files.delete(file);
        awaitLine(Level.ERROR, ".*/accept-upload.camel.yaml:\\d+: there is no route from direct:extra");
        assertAnnounced();

        edit("accept-upload", "        - to: direct:extra\n", "");
        awaitReload(ROUTES);
    }

    @Test
    void keepsTheLastGoodRoutesWhenAFileIsEmptied() throws IOException {
        Path file = routes.resolve("read-original.camel.yaml");
        String text = Files.readString(file);
        Files.writeString(file, "");
        awaitLine(Level.ERROR, ".*/read-original.camel.yaml:1: this file is empty");
        assertAnnounced();

        Files.writeString(file, text);
        awaitReload(ROUTES);
    }

    /** The parser gives up on it with an Error, or with a failure that knows no place. */
    @ParameterizedTest
    @ValueSource(strings = {"- ", "- [*a, *a]\n"})
    void goesOnLookingAfterAFileThatTheParserGivesUpOn(String part) throws IOException {
        Path file = routes.resolve("odd.camel.yaml");
        Files.writeString(file, "- &a [x]\n" + part.repeat(50_000));
        awaitLine(Level.ERROR, "the previous routes keep running: .*/odd.camel.yaml:\\d+: .+");
        Files.delete(file);
        awaitReload(ROUTES);
    }

    @Test
    void saysThatBeansNeedARestart() throws IOException {
        edit("beans", "failuresToOpen: 5", "failuresToOpen: 6");

        awaitLine(Level.WARN, ".*/beans.camel.yaml: its beans have changed.*restart");
    }

    @Test
    void saysThatAFileOfAnotherNameIsNotRead() throws IOException {
        Path file = Files.writeString(routes.resolve("more.yml"), "- route:\n");

        awaitLine(Level.WARN, ".*/more.yml is not read: .*");
        Files.delete(file);
    }

    /** As a ConfigMap is changed: a link is turned, and no file of the directory is touched. */
    @Test
    void seesALinkThatIsTurned() throws IOException {
        Path file = routes.resolve("put-thumbnail.camel.yaml");
        Path kept = routes.resolveSibling("kept.yaml");
        Path edited = routes.resolveSibling("edited.yaml");
        Files.writeString(edited, Files.readString(file).replace("PUT of one thumbnail", "The PUT of one thumbnail"));
        Files.move(file, kept);
        Path link = Files.createSymbolicLink(routes.resolveSibling("link"), edited);
        Files.move(link, file, StandardCopyOption.ATOMIC_MOVE);
        awaitReload(ROUTES);

        Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        awaitReload(ROUTES);
    }

    @Test
    void announcesEachUploadOnceWhileRoutesAreReloaded() throws IOException {
        List<String> keys =
                IntStream.range(0, 120).mapToObj(i -> "many/" + i + ".jpg").toList();
        for (int i = 0; i < keys.size(); i++) {
            upload(keys.get(i), PICTURE);
            if (i % 30 == 29) {
                edit("thumbnail", "subject: .*", "subject: Edit " + i);
                awaitReload(ROUTES);
            }
        }
        await().until(() -> log.outcomes().size() >= keys.size());
        awaitEmptyQueue();

        keys.forEach(key -> assertEquals(1, announcements(key).size(), key));
        assertTrue(log.outcomes().stream().allMatch(line -> line.startsWith("announced")), () -> log.outcomes()
                .toString());
    }

    private void edit(String name, String pattern, String replacement) throws IOException {
        Path file = routes.resolve(name + ".camel.yaml");
        Files.writeString(file, Files.readString(file).replaceFirst(pattern, replacement));
    }

    private void assertAnnounced() {
        String key = UUID.randomUUID() + ".jpg";
        upload(key, PICTURE);
        announcement(key);
    }

    /** One more than those that were waited for. */
    private void awaitReload(int routes) {
        reloads++;
        await().until(() -> reloadsSaid(routes) == reloads);
    }

    private long reloadsSaid(int routes) {
        List<String> all = log.lines().stream()
                .map(LogCapture.Line::message)
                .filter(line -> line.startsWith("Routes reloaded summary"))
                .toList();
        return all.isEmpty() || all.get(all.size() - 1).equals(RELOADED.formatted(routes, routes)) ? all.size() : 0;
    }

    private void awaitLine(Level level, String pattern) {
        await().until(() -> log.lines().stream()
                .anyMatch(line -> line.level().equals(level) && line.message().matches(pattern)));
    }
}
