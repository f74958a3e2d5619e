package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.digest.Announcements;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The packaged application as ops run it, in a directory with application.properties and routes/. */
class JarIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("jar" + System.nanoTime(), 5);

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws IOException {
        ProductionFiles.deployTo(directory);
    }

    /** Without the shipped JVM options, which are not needed. */
    @Test
    void announcesUntilItIsToldToStop(@TempDir Path elsewhere) throws Exception {
        Set<Path> before = files();
        Path classes = elsewhere.resolve("classes.log");
        List<String> command = new ArrayList<>(ChildProcess.jar(LoadedClasses.option(classes)));
        command.add("run");
        try (ChildProcess route = ChildProcess.start(directory, environment(Map.of()), command)) {
            upload("one.jpg");
            await().atMost(LONG).until(() -> published().size() == 1);

            route.terminate();

            assertEquals(143, route.exitCode(LONG), "ended by SIGTERM, after a graceful stop");
            assertTrue(route.output().contains("Routes stopped"), route::output);
            assertTrue(!route.output().contains(LocalAws.SECRET_KEY), route::output);
            assertTrue(!route.output().contains("X-Amz-Signature"), route::output);
            assertEquals(before, files(), "nothing is written into the working directory");
        }
        LoadedClasses.read(classes).assertThatTheRouteNeedsThem();
    }

    /** Images in work are finished and their messages deleted; what nobody works on is not hidden. */
    @Test
    void finishesWhatIsInWorkWhenItIsToldToStop() throws Exception {
        Gate inWork = aws.s3Faults().hangNext(Operation.GET_OBJECT, stack.sourceBucket(), 2, Duration.ofSeconds(30));
        try (ChildProcess route = start(Map.of("THUMBNAIL_CONCURRENCY", "2"))) {
            for (int i = 0; i < 6; i++) {
                upload(i + ".jpg");
            }
            inWork.awaitArrival();
            inWork.awaitArrival();

            route.terminate();
            route.awaitOutput("shutting down", LONG);
            inWork.release();

            assertStopped(route, 6);
            assertTrue(published().size() >= 2, "what was in work is announced");
        } finally {
            inWork.release();
        }
    }

    /** Camel would drop what such a poll brings, and it would be hidden for the visibility time-out. */
    @Test
    void losesNoMessageToAPollThatIsUnderWayAtAStop() throws Exception {
        try (ChildProcess route = start(Map.of("THUMBNAIL_POLL_WAIT_SECONDS", "10", "THUMBNAIL_LOG", "json"))) {
            route.awaitOutput("Routes startup", LONG);
            route.terminate();
            route.awaitOutput("shutting down", LONG);
            upload("late1.jpg");
            upload("late2.jpg");

            assertStopped(route, 2);
            route.output()
                    .lines()
                    .filter(line -> !line.endsWith("compiler directives added")) // which the JVM prints
                    .forEach(line -> assertEquals(
                            "thumbnail-route",
                            RouteTest.json(line).path("service.name").textValue(),
                            line));
        }
    }

    /** They are received, and SNS has not accepted the mail about them. */
    @Test
    void losesNoAnnouncementIfItIsKilledBeforeTheDigestIsSent() throws Exception {
        DigestQueue digests = DigestQueue.create(aws, stack, true);
        Map<String, String> settings = new HashMap<>(Map.of("THUMBNAIL_VISIBILITY_TIMEOUT_SECONDS", "2"));
        digests.settings("1s").forEach((name, value) -> settings.put(ProductionFiles.variable(name), value));
        List<String> keys = List.of("a.jpg", "b.jpg", "c.jpg");
        digests.send(keys.stream()
                .map(key -> Announcements.ready("in", key, List.of("64x64")))
                .toList());
        aws.topics().failAll(digests.topicArn(), 503, "ServiceUnavailable");
        try (ChildProcess killed = start(settings)) {
            await().atMost(LONG)
                    .failFast(() -> assertTrue(killed.isAlive(), killed::output))
                    .until(() -> aws.calls().list().stream()
                            .anyMatch(call -> call.action().equals("Publish")
                                    && digests.topicArn().endsWith(call.resource())));
            killed.kill();
        } finally {
            aws.topics().heal(digests.topicArn());
        }
        assertEquals(List.of(), digests.mails());

        try (ChildProcess route = start(settings)) {
            await().atMost(LONG).until(() -> digests.messages() == 0);
            String mails =
                    digests.mails().stream().map(mail -> mail.textFor("email")).collect(Collectors.joining());
            keys.forEach(key -> assertTrue(mails.contains("\n" + key + "\n"), () -> mails + route.output()));
        }
    }

    private void assertStopped(ChildProcess route, int messages) throws InterruptedException {
        assertEquals(143, route.exitCode(LONG));
        assertTrue(!route.output().toLowerCase(Locale.ROOT).contains("forc"), route::output);
        Map<QueueAttributeName, String> left = aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(stack.queueUrl()).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertEquals("0", left.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE), route::output);
        int waiting = Integer.parseInt(left.getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0"));
        assertEquals(messages, published().size() + waiting, route::output);
    }

    @Test
    void takesUpEditsOfItsRoutesWithoutARestart() throws Exception {
        Map<String, String> reloading = Map.of("CAMEL_MAIN_ROUTES_RELOAD_ENABLED", "true");
        try (ChildProcess route = start(reloading)) {
            upload("before.jpg");
            await().atMost(LONG).until(() -> published().size() == 1);
            Path file = directory.resolve("routes/thumbnail.camel.yaml");

            Files.writeString(
                    file, Files.readString(file).replace("Pre-Signed URL for thumbnail", "Edited while it runs"));
            route.awaitOutput("Routes reloaded summary", LONG);
            upload("after.jpg");
            await().atMost(LONG).until(() -> published().size() == 2);

            assertEquals("Edited while it runs", published().get(1).subject());

            // beans are read at the start only, and an edit of them does no harm; the second edit shows that it was
            // seen
            Path beans = directory.resolve("routes/beans.camel.yaml");
            Files.writeString(beans, Files.readString(beans).replace("failuresToOpen: 5", "failuresToOpen: 6"));
            Files.writeString(file, Files.readString(file).replace("Edited while it runs", "Edited again"));
            await().atMost(LONG).until(() -> route.output().split("Routes reloaded summary", -1).length == 3);
            upload("after-both.jpg");
            await().atMost(LONG).until(() -> published().size() == 3);

            assertEquals("Edited again", published().get(2).subject());
        }
    }

    /** It would end the worker, come again, and end the next one. */
    @Test
    void parksAPictureThatItsMemoryIsTooSmallFor() throws Exception {
        try (ChildProcess route =
                ChildProcess.start(directory, environment(Map.of()), ChildProcess.worker("-Xmx96m"))) {
            upload("interlaced.gif", interlacedGif(10_000, 9_000));
            await().atMost(LONG)
                    .failFast(() -> assertTrue(route.isAlive(), route::output))
                    .until(() -> aws.messages(stack.deadLetterQueueUrl()) == 1);
            upload("after.jpg");
            await().atMost(LONG).until(() -> published().size() == 1);

            String parked = route.output()
                    .lines()
                    .filter(line -> line.contains("parked"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    parked.contains(
                            "reason=too-many-pixels error=\"making thumbnails of this GIF of 10000x9000 pixels takes 92 MB of the heap, one picture may take half of it"),
                    parked);
        }
    }

    /** A head and a few codes: all rows must be kept, because the last pass ends somewhere in the middle. */
    private static byte[] interlacedGif(int width, int height) {
        return ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("GIF89a".getBytes(US_ASCII))
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, 1, 1, 1, ',', 0, 0, 0, 0})
                .putShort((short) width)
                .putShort((short) height)
                .put(new byte[] {0x40, 2, 2, 0x4C, 1, 0, ';'})
                .array();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            THUMBNAIL_SIZE              | large    | thumbnail.size = "large": "large" is not WIDTHxHEIGHT in pixels, such as 64x64
            THUMBNAIL_QUEUE             | nowhere  | thumbnail.queue = "nowhere": there is no such queue in this account and region
            THUMBNAIL_DEAD_LETTER_QUEUE | nowhere  | thumbnail.dead-letter-queue = "nowhere": there is no such queue in this account and region
            THUMBNAIL_TOPIC             | nowhere  | thumbnail.topic = "nowhere": there is no such topic in this account and region
            """)
    void saysInOneLineWhyItCannotStart(String variable, String value, String problem) throws Exception {
        try (ChildProcess route = start(Map.of(variable, value))) {
            assertRefused(route, problem);
        }
    }

    /** It asks for half a minute, which is not waited for here. */
    @Test
    void saysWhomItCannotReachAndAsksAgain() throws Exception {
        try (ChildProcess route = start(Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:9"))) {
            await().atMost(LONG)
                    .failFast(() -> assertTrue(route.isAlive(), route::output))
                    .until(() -> route.output()
                            .contains(
                                    "no answer to sqs:GetQueueUrl at the start, asking again: HttpHostConnectException:"
                                            + " Connect to 127.0.0.1:9 [/127.0.0.1] failed: Connection refused"));
        }
    }

    /** The first keeps the routes from being built, the second from being started. */
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            receive.camel.yaml      | name: open-message      | name: nowhere          | there is no route from direct:nowhere
            open-message.camel.yaml | FAIL_ON_TRAILING_TOKENS | FAIL_ON_TRAILING_TOKEN | Enable feature: FAIL_ON_TRAILING_TOKEN cannot be converted to an accepted enum of types [SerializationFeature,DeserializationFeature,MapperFeature]
            """)
    void saysInOneLineWhereAMistakeInARouteIs(String name, String good, String bad, String mistake) throws Exception {
        Path file = directory.resolve("routes").resolve(name);
        String text = Files.readString(file);
        long line = 1
                + text.substring(0, text.indexOf(good))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        Files.writeString(file, text.replace(good, bad));
        try (ChildProcess route = start(Map.of())) {
            assertRefused(route, "routes/%s:%d: %s".formatted(name, line, mistake));
        }
    }

    @Test
    void saysThatThereAreNoRoutes() throws Exception {
        try (Stream<Path> routes = Files.list(directory.resolve("routes"))) {
            for (Path file : routes.toList()) {
                Files.delete(file);
            }
        }
        try (ChildProcess route = start(Map.of())) {
            assertRefused(
                    route, "no routes found: start in the directory that holds application.properties and routes/");
        }
    }

    @Test
    void refusesOneQueueForBothHoweverItIsWritten() throws Exception {
        try (ChildProcess route = start(Map.of("THUMBNAIL_DEAD_LETTER_QUEUE", stack.queueUrl()))) {
            assertRefused(
                    route,
                    "thumbnail.dead-letter-queue = \"%s\": is thumbnail.queue itself: a rejected message would come back for ever"
                            .formatted(stack.queueUrl()));
        }
    }

    @Test
    void saysWhatIsWrongWithTheFileOfWhatWasAnnounced() throws Exception {
        Path file = Files.writeString(directory.resolve("uploads.db"), "something else ".repeat(1000));
        try (ChildProcess route = start(Map.of("THUMBNAIL_ANNOUNCED_STORE", "jdbc:sqlite:uploads.db"))) {
            assertRefused(
                    route,
                    "thumbnail.announced-store: cannot be opened: %s: [SQLITE_NOTADB] File opened that is not a database file (file is not a database)"
                            .formatted(file.toRealPath()));
        }
    }

    @Test
    void saysThatThereIsNoRegion() throws Exception {
        Map<String, String> environment = new HashMap<>(environment(Map.of()));
        environment.remove("AWS_REGION");
        try (ChildProcess route = ChildProcess.start(directory, environment, ChildProcess.worker())) {
            assertRefused(route, "no AWS region: set AWS_REGION, or a region in the profile");
        }
    }

    @Test
    void saysWhichSettingIsMissing() throws Exception {
        Path file = directory.resolve("application.properties");
        try (Stream<String> lines = Files.lines(file)) {
            Files.write(
                    file,
                    lines.filter(line -> !line.startsWith("thumbnail.link-ttl"))
                            .map(line -> line.replace("thumbnail.log = text", "thumbnail.log = json"))
                            .toList());
        }
        try (ChildProcess route = start(Map.of())) {
            assertEquals(1, route.exitCode(LONG));
            List<String> messages = route.output()
                    .lines()
                    .map(line -> RouteTest.json(line).path("message").asText())
                    .toList();
            assertEquals(
                    "thumbnail-route cannot start: thumbnail.link-ttl is missing: set it in application.properties or as"
                            + " THUMBNAIL_LINK_TTL",
                    messages.get(messages.size() - 1));
        }
    }

    @Test
    void saysThatItStandsInTheWrongDirectory(@TempDir Path elsewhere) throws Exception {
        try (ChildProcess route = ChildProcess.start(elsewhere, environment(Map.of()), ChildProcess.jar())) {
            assertRefused(
                    route, "routes not found: start in the directory that holds application.properties and routes/");
        }
    }

    @Test
    void makesThumbnailsOfLocalFilesWithoutStartingAnything() throws Exception {
        Files.write(
                Files.createDirectory(directory.resolve("photos")).resolve("a.jpg"), QuadrantPicture.jpeg(300, 200, 1));
        Files.writeString(directory.resolve("photos/b.txt"), "no picture");
        List<String> command = new ArrayList<>(ChildProcess.jar("-verbose:class"));
        command.addAll(List.of("resize", "--size", "64x64", "--format", "png", "--out", "small", "photos"));

        try (ChildProcess resize = ChildProcess.start(directory, Map.of(), command)) {
            assertEquals(1, resize.exitCode(LONG), resize::output);

            String output = resize.output();
            assertTrue(output.contains("ok\tphotos/a.jpg\t300x200\t64x43\tpng\t"), output);
            assertTrue(output.contains("rejected:unsupported-format\tphotos/b.txt\t-\t-\t-\t-\n"), output);
            assertTrue(output.contains("photos/b.txt: unsupported: no known picture format\n"), output);
            assertTrue(output.contains("org.thumbnailroute.localfiles.ResizeCommand"), "classes are listed");
            assertTrue(!output.contains("org.apache.camel") && !output.contains("org.apache.logging"), output);
        }
        assertThatPicture(Files.readAllBytes(directory.resolve("small/a.jpg.png")))
                .hasFormat("png")
                .looksLike(QuadrantPicture.DRAWING);
    }

    /** {@code script} gives it a terminal. With a directory for native code that does not exist there is no bar, and no complaint. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({".,true", "/nonexistent,false"})
    void showsAProgressBarOnATerminal(String temporary, boolean isShown) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")));
        Files.write(directory.resolve("a.jpg"), QuadrantPicture.jpeg(300, 200, 1));
        List<String> resize = new ArrayList<>(ChildProcess.jar("-Djava.io.tmpdir=" + temporary));
        resize.addAll(List.of("resize", "--size", "64x64", "--out", "small", "a.jpg"));
        List<String> command = List.of("/usr/bin/script", "-qec", String.join(" ", resize), "/dev/null");

        try (ChildProcess terminal = ChildProcess.start(directory, Map.of("TERM", "xterm"), command)) {
            assertEquals(0, terminal.exitCode(LONG), terminal::output);

            String output = terminal.output();
            assertTrue(output.contains("ok\ta.jpg\t300x200\t64x43\tjpeg\t"), output);
            assertEquals(isShown, output.contains("] 1/1 "), output);
            assertEquals(isShown, output.contains("\r\033[K"), output);
            assertTrue(!output.contains("WARNING"), output);
        }
    }

    private static void assertRefused(ChildProcess route, String problem) throws InterruptedException {
        assertEquals(1, route.exitCode(LONG));
        List<String> lines = route.output()
                .lines()
                .filter(line -> !line.contains(" INFO ") && !line.endsWith(" compiler directives added"))
                .toList();
        assertEquals(List.of("thumbnail-route cannot start: " + problem), lines);
    }

    private ChildProcess start(Map<String, String> changes) throws IOException {
        return ChildProcess.start(directory, environment(changes), ChildProcess.worker());
    }

    private Map<String, String> environment(Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.putAll(changes);
        return environment;
    }

    private void upload(String key) {
        upload(key, QuadrantPicture.jpeg(300, 200, 1));
    }

    private void upload(String key, byte[] picture) {
        aws.s3().putObject(put -> put.bucket(stack.sourceBucket()).key(key), RequestBody.fromBytes(picture));
    }

    private List<Published> published() {
        return aws.topics().published(stack.topicArn()).stream()
                .filter(Published::isOfThumbnails)
                .toList();
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.collect(Collectors.toSet());
        }
    }
}
