package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.app.RouteProgram;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.HttpEndpoint;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Makes the edits of src/docs/own-steps.md and src/docs/announce-elsewhere.md, and looks what comes of them. */
class OwnStepsTest extends RouteTest {

    private static final String[] PAGES = {"own-steps.md", "announce-elsewhere.md"};
    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);
    private static final String SECRET = "T000/B000/a-secret";
    private static final String ALLOWED = "{\"allowed\": true}";

    /** What is answered before everything is allowed: a status, or a body with status 200. */
    private final Queue<Object> verdicts = new ConcurrentLinkedQueue<>();

    private final Queue<Integer> slackAnswers = new ConcurrentLinkedQueue<>();
    private final Queue<byte[]> moderated = new ConcurrentLinkedQueue<>();
    private final Queue<JsonNode> slack = new ConcurrentLinkedQueue<>();
    private final HttpEndpoint web = HttpEndpoint.start(this::answer);
    private final String secondTopic =
            aws.sns().createTopic(create -> create.name("ownsteps-second")).topicArn();
    private final Path directory = edited();

    private static Path edited() {
        try {
            Path copy = Files.createTempDirectory(Path.of("target"), "own-steps");
            ProductionFiles.copyTo(copy);
            PageEdits.of(PAGES).makeIn(copy);
            // in the place of seconds
            PageEdits.edit(copy.resolve("routes/retry-policy.camel.yaml"), text -> text.replace("\"200\"", "\"1\""));
            PageEdits.edit(copy.resolve("routes/tell-slack.camel.yaml"), text -> text.replace("\"1000\"", "\"1\""));
            PageEdits.edit(copy.resolve("routes/thumbnail.camel.yaml"), OwnStepsTest::sayWhatStepsSee);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page's table promises. */
    private static String sayWhatStepsSee(String text) {
        String seen = text;
        for (List<String> place : List.of(
                List.of(
                        "process",
                        "resize",
                        "${variable.upload.bucket} ${variable.upload.key} ${body.bytes.class.simpleName}"),
                List.of(
                        "split",
                        "each-thumbnail",
                        "${body[0].bytes.class.simpleName} ${variable.source.contentType} ${variable.source.width}"
                                + " ${variable.source.height} ${variable.source.bytes}"),
                List.of(
                        "to",
                        "store-thumbnail",
                        "${body.key} ${body.size} ${body.contentType} ${body.width} ${body.height} ${body.bytes.class.simpleName}"))) {
            seen = seen.replaceFirst(
                    "( *)- %s:\n *id: %s\n".formatted(place.get(0), place.get(1)),
                    Matcher.quoteReplacement("$1- log: {message: \"seen: %s\"}\n".formatted(place.get(2)))
                                    .replace("\\$1", "$1")
                            + "$0");
        }
        return seen;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("X-Answer", "must not become an attribute");
            byte[] body = exchange.getRequestBody().readAllBytes();
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (exchange.getRequestURI().getPath().endsWith(SECRET)) {
                assertEquals("application/json", type);
                slack.add(json(new String(body, UTF_8)));
                respond(exchange, slackAnswers.isEmpty() ? 200 : slackAnswers.remove(), "ok");
            } else {
                assertEquals("image/jpeg", type);
                moderated.add(body);
                Object verdict = verdicts.isEmpty() ? ALLOWED : verdicts.remove();
                respond(exchange, verdict instanceof Integer status ? status : 200, String.valueOf(verdict));
            }
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "moderation.url",
                web.uri() + "/check",
                "slack.webhook",
                web.uri() + "/services/" + SECRET,
                "second.topic",
                secondTopic,
                "bus.name",
                "pictures",
                "thumbnail.visibility-timeout-seconds",
                "2");
    }

    @Override
    String routes() {
        return "file:" + directory + "/routes/*.camel.yaml";
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        return withWatermark(super::createCamelContext);
    }

    private interface Start<T> {
        T run() throws Exception;
    }

    /** Compiles the page's class, and has Camel find it. */
    private <T> T withWatermark(Start<T> start) throws Exception {
        Path source = directory.resolve("src/main/java/com/example/Watermark.java");
        String[] arguments = {
            "-proc:none",
            "-Xlint:all,-path,-classfile",
            "-Werror",
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            directory.resolve("classes").toString(),
            source.toString()
        };
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler().run(null, null, complaints, arguments);
        assertEquals(0, code, () -> complaints.toString(UTF_8));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            URL classes = directory.resolve("classes").toUri().toURL();
            thread.setContextClassLoader(new URLClassLoader(new URL[] {classes}, before));
            return start.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @BeforeEach
    void wire() {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
    }

    @AfterAll
    void stopServices() {
        web.close();
    }

    @Test
    void stepsSeeWhatThePageSays() {
        try (LogCapture log = LogCapture.open()) {
            upload("seen.jpg", PICTURE);
            announcement("seen.jpg");

            assertEquals(
                    List.of(
                            "seen: %s seen.jpg byte[]".formatted(stack.sourceBucket()),
                            "seen: byte[] image/jpeg 300 200 %d".formatted(PICTURE.length),
                            "seen: thumbnail_seen.jpg 64x64 image/jpeg 64 43 byte[]"),
                    log.lines().stream()
                            .map(LogCapture.Line::message)
                            .filter(line -> line.startsWith("seen: "))
                            .toList());
        }
    }

    /** A page that says something else than where to paste would be tested by nothing. */
    @Test
    void eachListingIsUnderstood() {
        assertEquals(List.of(), PageEdits.of(PAGES).notUnderstood());
    }

    static Stream<String> sections() {
        return PageEdits.bySection(PAGES).keySet().stream();
    }

    /** Somebody wants one of them, not all. */
    @ParameterizedTest
    @MethodSource("sections")
    void eachEditStartsByItself(String section) throws Exception {
        Path copy = Files.createTempDirectory(Path.of("target"), "own-step");
        ProductionFiles.copyTo(copy);
        Objects.requireNonNull(PageEdits.bySection(PAGES).get(section)).makeIn(copy);
        Properties settings = new Properties();
        settings.putAll(TestSettings.of(stack));
        settings.putAll(settings());
        Main camel = RouteProgram.camel();
        camel.setOverrideProperties(settings);
        camel.configure().setRoutesIncludePattern("file:" + copy + "/routes/*.camel.yaml");
        withWatermark(() -> {
            RouteProgram.init(camel);
            return camel;
        });
        camel.getCamelContext().stop();
    }

    @Test
    void everyoneGetsTheAnnouncement() {
        String key = "<!channel> & \"a\" \\ ü\n.jpg";
        upload(key, PICTURE);

        JsonNode document = announcement(key);
        await().until(() -> slackTold() == 1);
        Published first = last(stack.topicArn());
        Published second = last(secondTopic);
        assertEquals(first.message(), second.message());
        assertEquals(first.attributes(), second.attributes());
        assertEquals(
                List.of("format", "outcome", "source-bucket", "version"),
                first.attributes().keySet().stream().sorted().toList());
        List<JsonNode> events = aws.eventBridge().events("pictures");
        JsonNode event = events.get(events.size() - 1);
        assertEquals(document, json(event.path("Detail").asText()));
        assertEquals("thumbnail-route", event.path("Source").asText());
        assertEquals("Thumbnail Announced", event.path("DetailType").asText());
        assertTrue(
                slack.stream()
                        .noneMatch(message -> message.path("text").asText().contains("<")),
                slack::toString);
    }

    private long slackTold() {
        String mail = last(stack.topicArn()).textFor("email").replace("<", "‹");
        return slack.stream()
                .filter(message -> message.path("text").asText().equals(mail))
                .count();
    }

    @Test
    void theThumbnailHasTheWatermark() {
        upload("marked.jpg", PICTURE);

        JsonNode thumbnail = announcement("marked.jpg").at("/thumbnails/0");
        byte[] stored = stored("thumbnail_marked.jpg").asByteArray();
        assertEquals(thumbnail.path("bytes").asInt(), stored.length);
        assertTrue(moderated.stream().noneMatch(picture -> Arrays.equals(picture, stored)), "moderated without it");
        assertEquals(thumbnail.path("width").asInt(), ImageFile.decode(stored).getWidth());
        assertEquals(thumbnail.path("height").asInt(), ImageFile.decode(stored).getHeight());
    }

    @Test
    void whatIsRefusedIsIgnored() {
        verdicts.add("{\"allowed\": false, \"reason\": \"a\\nweapon\"}");
        try (LogCapture log = LogCapture.open()) {
            upload("refused.jpg", PICTURE);
            await().until(() -> log.outcomes().stream().anyMatch(line -> line.startsWith("ignored")));

            assertTrue(
                    log.outcomes().get(0).contains("because=\"refused-by-moderation (a\\u000aweapon)\""),
                    () -> log.outcomes().toString());
        }
        awaitEmptyQueue();
        assertThrows(NoSuchKeyException.class, () -> stored("thumbnail_refused.jpg"));
        assertEquals(0, announcements("refused.jpg").size());
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    @Test
    void aServiceThatIsDownLosesNothing() {
        verdicts.addAll(List.of(500, "no JSON", "{\"error\": \"quota\"}", "{\"allowed\": \"yes\"}"));
        try (LogCapture log = LogCapture.open()) {
            upload("later.jpg", PICTURE);
            announcement("later.jpg");
            awaitEmptyQueue();

            assertEquals(
                    1,
                    log.outcomes().stream()
                            .filter(line -> line.startsWith("left-in-queue"))
                            .count());
        }
        assertEquals(1, announcements("later.jpg").size());
    }

    @Test
    void aSecondTopicThatFailsDoesNotAnnounceTwiceToTheFirst() {
        aws.topics().failNext(secondTopic, ALL_QUICK_ATTEMPTS, 500, "InternalFailure");
        aws.eventBridge().failNextEvents(1);
        try (LogCapture log = LogCapture.open()) {
            upload("second.jpg", PICTURE);
            announcement("second.jpg");
            awaitEmptyQueue();

            assertEquals(
                    1,
                    log.outcomes().stream()
                            .filter(line -> line.startsWith("left-in-queue"))
                            .count());
        }
        assertEquals(1, announcements("second.jpg").size());
    }

    @Test
    void aSlackThatFailsIsToldNoMoreAndItsAddressStaysSecret() {
        slackAnswers.addAll(List.of(404, 500, 500));
        try (LogCapture log = LogCapture.open()) {
            upload("slack.jpg", PICTURE);
            await().until(() -> log.outcomes().stream().anyMatch(line -> line.startsWith("announced")));

            assertEquals(1, warnings(log).size());
            assertTrue(
                    warnings(log).get(0).matches("Slack was not told: message=\\S+ error=HttpOperationFailedException"),
                    () -> warnings(log).toString());
            assertTrue(log.lines().stream().noneMatch(line -> line.message().contains(SECRET)));
        }
        assertEquals(1, announcements("slack.jpg").size());
    }

    private static List<String> warnings(LogCapture log) {
        return log.lines().stream()
                .filter(line -> line.level().equals(Level.WARN))
                .map(LogCapture.Line::message)
                .toList();
    }

    private Published last(String topic) {
        List<Published> all = aws.topics().published(topic);
        return all.get(all.size() - 1);
    }
}
