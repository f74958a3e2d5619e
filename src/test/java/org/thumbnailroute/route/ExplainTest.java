package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.event.EventParser;
import org.thumbnailroute.event.EventRecord;
import org.thumbnailroute.explain.ExplainCommand;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.SnsEnvelope;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.settings.Settings;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;

/** What {@code explain} expects of a message is what the log then says of it, word for word; and it changes nothing. */
class ExplainTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);
    private static final byte[] OTHER_PICTURE = QuadrantPicture.jpeg(200, 300, 6);
    private static final String NASTY = "a dir/b+c %20&=?versionId=1#/\u00fc\u2603{{x}}.jpg";

    @TempDir
    private Path directory;

    private final StringWriter err = new StringWriter();
    private int exitCode;

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.max-source-bytes", "100000",
                "thumbnail.max-source-pixels", "1000000",
                "thumbnail.size", "64x64,32x32",
                "thumbnail.key", "{dir}thumbnail_{size}_{file}",
                "thumbnail.visibility-timeout-seconds", "60",
                "thumbnail.rule.covers.prefix", "covers/",
                "thumbnail.rule.covers.format", "jpeg,webp",
                "thumbnail.rule.covers.key", "{dir}{size}_{file}.{ext}",
                "thumbnail.rule.tmp.prefix", "tmp/",
                "thumbnail.rule.tmp.ignore", "true");
    }

    /** Makes what a case needs, and returns the body of a message. */
    interface Body {
        String of(ExplainTest test) throws IOException;
    }

    record Case(String name, Body body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("good", test -> test.event("good.jpg", PICTURE)),
                new Case("nasty key", test -> test.event(NASTY, PICTURE)),
                new Case(
                        "nasty key, form-encoded",
                        test -> test.event(EventDialect.S3_NOTIFICATION, NASTY + 2, PICTURE)),
                new Case("through SNS", test -> test.event(EventDialect.SNS_ENVELOPE, "sns.jpg", PICTURE)),
                new Case("partial", test -> test.event("partial.jpg", beginning(PICTURE, 0.8))),
                new Case("corrupt", test -> test.event("corrupt.jpg", beginning(PICTURE, 0.3))),
                new Case("unsupported", test -> test.event("text.jpg", "no picture".getBytes(UTF_8))),
                new Case("empty", test -> test.event("empty.jpg", new byte[0])),
                new Case("too many bytes", test -> test.event("large.jpg", new byte[100_001])),
                new Case("too many pixels", test -> test.event("wide.jpg", QuadrantPicture.jpeg(1001, 1000, 1))),
                new Case("folder marker", test -> event(Uploaded.put(test.stack.sourceBucket(), "dir/", 0, "e", 1))),
                new Case("key too long", test -> test.event("k".repeat(1010), PICTURE)),
                new Case("foreign bucket", test -> event(Uploaded.put("foreign", "a.jpg", 1, "e", 1))),
                new Case("thumbnail as source", ExplainTest::thumbnailAsSource),
                new Case("deleted", test -> event(Uploaded.put(test.stack.sourceBucket(), "deleted.jpg", 1, "e", 1))),
                new Case("overwritten", ExplainTest::overwritten),
                new Case("duplicate", ExplainTest::duplicate),
                new Case("current thumbnail of another upload", ExplainTest::currentThumbnail),
                new Case("stale thumbnail", ExplainTest::staleThumbnail),
                new Case("something else under the thumbnail's key", ExplainTest::otherObject),
                new Case("versioned", ExplainTest::versioned),
                new Case("silent backfill", test -> test.backfill("none")),
                new Case("backfill for programs", test -> test.backfill("programs")),
                new Case("backfill for nobody knows whom", test -> test.backfill("some")),
                new Case("test event", test -> S3Notification.testEvent(test.stack.sourceBucket())),
                new Case("deletion", test -> test.event("good2.jpg", PICTURE)
                        .replace("Object Created", "Object Deleted")),
                new Case("unknown event", test -> test.event("good3.jpg", PICTURE)
                        .replace("Object Created", "Object X")),
                new Case("no JSON", test -> "{\"a\":\n1,}"),
                new Case("two documents", test -> test.event("good4.jpg", PICTURE) + "{}"),
                new Case("no event", test -> "{\"a\":1}"),
                new Case("a text", test -> "\"hello\""),
                new Case("SNS without JSON", test -> SnsEnvelope.ofS3("hello")),
                new Case("subscription", test -> "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"arn:t\"}"),
                new Case("good and bad records", test -> test.records("1/good.jpg", "1/empty.jpg", "2/good.jpg")),
                new Case("bad records alike", test -> test.records("2/empty.jpg", "3/empty.jpg")),
                new Case("bad records of two kinds", test -> test.records("4/empty.jpg", "1/text.jpg")),
                new Case("in work", ExplainTest::inWork),
                new Case("by a rule", test -> test.event("covers/a.jpg", PICTURE)),
                new Case("ignored by a rule", test -> test.event("tmp/a.jpg", PICTURE)),
                new Case("film", test -> test.event("film.MP4", PICTURE)),
                new Case("no records", test -> "{\"Records\":[]}"),
                new Case("records of nothing", test -> "{\"Records\":[{},null,1,\"a\",[]]}"),
                new Case("records no list", test -> "{\"Records\":{\"s3\":1}}"),
                new Case("a list", test -> "[]"),
                new Case("a list of events", test -> "[" + test.event("list.jpg", PICTURE) + "]"),
                new Case("nothing", test -> "null"),
                new Case("a number", test -> "1e999"),
                new Case("deep", test -> "[".repeat(2000) + "]".repeat(2000)),
                new Case("long number", test -> "{\"detail\":" + "9".repeat(2000) + "}"),
                new Case("control characters", test -> test.event("good5.jpg", PICTURE)
                        .replace("good5.jpg", "a\\u0000\\u001b[2J\\u2028.jpg")),
                new Case("half a character", test -> test.event("good6.jpg", PICTURE)
                        .replace("good6.jpg", "a\\ud800.jpg")),
                new Case("key of dots", test -> test.event("good7.jpg", PICTURE).replace("good7.jpg", "../../x.jpg")),
                new Case(
                        "key of a dot", test -> test.event("good8.jpg", PICTURE).replace("good8.jpg", ".")),
                new Case("empty key", test -> test.event("good10.jpg", PICTURE).replace("good10.jpg", "")),
                new Case("key too long for S3", test -> test.event("good11.jpg", PICTURE)
                        .replace("good11.jpg", "k/".repeat(600) + "x.jpg")),
                new Case("bad escape in a notification", test -> test.event(
                                EventDialect.S3_NOTIFICATION, "good12.jpg", PICTURE)
                        .replace("good12.jpg", "%zz.jpg")),
                new Case("bucket no text", test -> test.event("good13.jpg", PICTURE)
                        .replaceFirst("\"name\":\"[^\"]*\"", "\"name\":7")),
                new Case("odd etag", test -> test.event("good14.jpg", PICTURE)
                        .replaceFirst("\"etag\":\"[^\"]*\"", "\"etag\":\"\\u00e4 \\\"x\"")),
                new Case("other etag", test -> test.event("good15.jpg", PICTURE)
                        .replaceFirst("\"etag\":\"[^\"]*\"", "\"etag\":\"*\"")),
                new Case("negative size", test -> test.event("good16.jpg", PICTURE)
                        .replaceFirst("\"size\":\\d+", "\"size\":-5")),
                new Case("SNS in SNS", test -> SnsEnvelope.ofS3(SnsEnvelope.ofS3(test.event("good17.jpg", PICTURE)))),
                new Case(
                        "Lambda's SNS",
                        test -> "{\"Records\":[{\"EventSource\":\"aws:sns\",\"Sns\":{\"Message\":\"x\"}}]}"));
    }

    @BeforeEach
    void tellOfNoUpload() {
        aws.bucketEvents().unwire(stack.sourceBucket());
    }

    @AfterEach
    void forget() {
        aws.s3Faults().heal(Operation.GET_OBJECT, stack.sourceBucket());
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.queueUrl()));
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.deadLetterQueueUrl()));
    }

    /** All at once, because a message and its log lines know each other by the message's id. */
    @Test
    void expectsWhatTheLogThenSays() throws IOException {
        List<Case> cases = cases().toList();
        List<String> bodies = new ArrayList<>();
        for (Case each : cases) {
            bodies.add(each.body().of(this));
        }
        JsonNode explained = explainMessage("{\"Messages\":[%s]}"
                .formatted(bodies.stream()
                        .map(body -> "{\"MessageId\":\"m\",\"Body\":%s}".formatted(quoted(body)))
                        .collect(Collectors.joining(","))));

        Map<String, List<String>> logs = process(bodies, explained.findValues("log"));

        for (int i = 0; i < cases.size(); i++) {
            JsonNode message = explained.path("messages").path(i);
            List<String> log = logs.getOrDefault(Integer.toString(i), List.of());
            assertEquals(comparable(strings(message.path("log"))), comparable(log), cases.get(i)::name);
            assertEquals(
                    log.stream().anyMatch(line -> line.startsWith("parked ")),
                    message.findValuesAsText("outcome").contains("parked"),
                    cases.get(i)::name);
        }
        assertEquals(1, exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "403, InvalidObjectState, storage class",
        "400, InvalidRequest, a form of Server Side Encryption.",
        "400, KMS.DisabledException, key is disabled.",
        "403, AccessDenied, not authorized to perform: kms:Decrypt",
        "403, AccessDenied, Access Denied"
    })
    void expectsWhatTheLogThenSaysOfWhatS3Refuses(int status, String code, String message) throws IOException {
        String body = refused(status, code, message);
        List<String> expected = strings(explainMessage(body).at("/messages/0/log"));
        assertEquals(1, exitCode);

        assertEquals(comparable(expected), comparable(process(body, expected.size())));
    }

    @Test
    void takesAKeyAsItIsTyped() throws IOException {
        for (String key : List.of(NASTY + 3, "+", "100%", "a?versionId=b")) {
            upload(key, PICTURE);

            JsonNode upload =
                    explain("s3://" + stack.sourceBucket() + "/" + key).at("/messages/0/uploads/0");

            assertEquals("announced", upload.path("outcome").asText(), key);
            assertEquals(key, upload.at("/event/key").asText());
            assertEquals(PICTURE.length, upload.at("/event/bytes").asInt());
        }
    }

    @Test
    void knowsAnObjectThatWasAnnounced() throws IOException {
        String event = event("known.jpg", PICTURE);
        String url = "s3://" + stack.sourceBucket() + "/known.jpg";
        JsonNode before = explain(url).at("/messages/0/uploads/0");
        process(event, 1);
        JsonNode after = explain(url).at("/messages/0/uploads/0");

        assertEquals("announced", before.path("outcome").asText());
        assertEquals("unknown", before.at("/store/state").asText());
        assertEquals(List.of("missing", "missing"), before.path("thumbnails").findValuesAsText("state"));
        assertEquals("duplicate", after.path("outcome").asText());
        assertEquals("announced", after.at("/store/state").asText());
        assertEquals(List.of("current", "current"), after.path("thumbnails").findValuesAsText("state"));
    }

    @Test
    void explainsWhatTheDeadLetterQueueHolds() throws IOException {
        String body = event("parked.jpg", new byte[0]);
        process(body, 1);
        var parked = awaitParked();
        String received = """
                {"Messages": [{"MessageId": "%s", "ReceiptHandle": "r", "Body": %s, "MessageAttributes": {
                "reason": {"StringValue": "%s", "DataType": "String"}, "error": {"StringValue": "e"}}}]}
                """.formatted(
                parked.messageId(),
                quoted(parked.body()),
                Objects.requireNonNull(parked.messageAttributes().get("reason")).stringValue());

        JsonNode message = explainMessage(received).at("/messages/0");

        assertEquals(parked.messageId(), message.path("id").asText());
        assertEquals("empty-object", message.at("/parkedBefore/reason").asText());
        assertEquals("empty-object", message.at("/uploads/0/reason").asText());
        for (String text : List.of(quoted(body), "[" + quoted(body) + "]", "\uFEFF" + body)) {
            assertEquals(
                    "empty-object",
                    explainMessage(text).at("/messages/0/uploads/0/reason").asText(),
                    text);
        }
    }

    @Test
    void writesLeasesAndAnnouncesNothing() throws IOException {
        String body = event("untouched.jpg", PICTURE);
        otherObject();
        int published = published().size();
        Map<String, String> objects = objects();
        aws.calls().clear();

        explainMessage(body);
        explain("s3://" + stack.sourceBucket() + "/untouched.jpg", "--link");

        Map<String, Long> calls = aws.calls().list().stream()
                .filter(call -> call.service().equals("s3") || !call.action().equals("ReceiveMessage"))
                .collect(Collectors.groupingBy(
                        call -> call.action() + " " + call.resource(), TreeMap::new, Collectors.counting()));
        assertEquals(
                Map.of(
                        "GetObject " + stack.sourceBucket(), 2L,
                        "HeadObject " + stack.sourceBucket(), 2L,
                        "HeadObject " + stack.targetBucket(), 4L),
                calls);
        assertEquals(objects, objects());
        assertEquals(published, published().size());
        assertEquals(LeaseStore.State.ABSENT, store().look(identity(body)));
    }

    @Test
    void readsNoBodyThatWouldNotBeDecoded() throws IOException {
        String tooLarge = event("unread.jpg", new byte[100_001]);
        String thumbnail = thumbnailAsSource();
        aws.calls().clear();

        explainMessage(tooLarge);
        explainMessage(thumbnail);
        explain("s3://" + stack.sourceBucket() + "/unread.jpg");

        assertEquals(
                0,
                aws.calls().list().stream()
                        .filter(call -> call.action().equals("GetObject"))
                        .count());
    }

    @Test
    void leavesTheLinkOutUnlessItIsAskedFor() throws IOException {
        upload("link.jpg", PICTURE);
        String url = "s3://" + stack.sourceBucket() + "/link.jpg";

        assertEquals(List.of(), explain(url).findValues("link"));
        assertEquals(2, explain(url, "--link").findValues("link").size());
        assertTrue(!text(url).contains("X-Amz-Signature") && text(url, "--link").contains("X-Amz-Signature"));
    }

    @Test
    void namesTheRule() throws IOException {
        upload("covers/b.jpg", PICTURE);
        String url = "s3://" + stack.sourceBucket() + "/covers/b.jpg";

        JsonNode upload = explain(url).at("/messages/0/uploads/0");

        assertEquals(
                json("{\"names\": [\"covers\"], \"prefix\": \"covers/\", \"ignore\": false}"), upload.path("rule"));
        assertEquals(4, upload.path("thumbnails").size());
        assertEquals("covers", upload.at("/thumbnails/3/rule").asText());
        assertEquals("covers/32x32_b.jpg.webp", upload.at("/thumbnails/3/key").asText());
        String text = text(url);
        assertTrue(text.contains("\nrule       covers, for keys that begin with \"covers/\"\n"), text);
        assertTrue(text.contains("32x32 webp (rule covers), missing: s3://"), text);
    }

    @Test
    void tellsFiguresAndTheAnswerLast() throws IOException {
        upload("figures.jpg", QuadrantPicture.jpeg(1001, 1000, 1));

        List<String> lines =
                text("s3://" + stack.sourceBucket() + "/figures.jpg").lines().toList();

        String all = String.join("\n", lines);
        assertTrue(all.contains("pixels  1,001,000 of 1,000,000 (thumbnail.max-source-pixels): TOO MUCH"), all);
        assertTrue(all.contains("picture    jpeg, 1001x1000 pixels"), all);
        assertEquals(
                "outcome    would be parked: too-many-pixels, 1001x1000 is 1001000 pixels, the limit is 1000000"
                        + " (thumbnail.max-source-pixels)",
                lines.get(lines.size() - 1));
    }

    @Test
    void explainsTheVersionThatIsNamed() throws IOException {
        String url = "s3://" + stack.sourceBucket() + "/versions.jpg";
        upload("versions.jpg", PICTURE);
        addVersion("older");
        upload("versions.jpg", OTHER_PICTURE);
        addVersion("newest");

        JsonNode older = explain(url, "--version-id", "older").at("/messages/0/uploads/0");
        JsonNode newest = explain(url, "--version-id", "newest").at("/messages/0/uploads/0");

        assertEquals("superseded", older.path("outcome").asText());
        assertEquals("older", older.at("/event/record/detail/object/version-id").asText());
        assertEquals("announced", newest.path("outcome").asText());
        assertEquals("there is no version none of " + url, problem(1, url, "--version-id", "none"));
    }

    private void addVersion(String id) {
        Uploaded now = uploaded("versions.jpg");
        aws.buckets().addVersion(now.bucket(), now.key(), id, now.etag());
    }

    @Test
    void saysWhatThereIsInsteadOfAnObject() throws IOException {
        upload("folder/a b.jpg", PICTURE);
        String bucket = "s3://" + stack.sourceBucket();

        assertEquals("there is no object " + bucket + "/nothing", problem(1, bucket + "/nothing"));
        String prefix = "; it is a prefix, and explain takes one object, such as " + bucket + "/folder/a b.jpg";
        assertEquals("there is no object " + bucket + "/folder" + prefix, problem(1, bucket + "/folder"));
        assertEquals("there is no object " + bucket + "/folder/" + prefix, problem(1, bucket + "/folder/"));
    }

    private String problem(int code, String... arguments) throws IOException {
        err.getBuffer().setLength(0);
        assertEquals("", text(arguments));
        assertEquals(code, exitCode);
        return err.toString().strip();
    }

    private JsonNode explainMessage(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("message.json"), text);
        return explain("--message", file.toString());
    }

    private JsonNode explain(String... arguments) throws IOException {
        return json(text(
                Stream.concat(Arrays.stream(arguments), Stream.of("--json")).toArray(String[]::new)));
    }

    private String text(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        exitCode = new CommandLine(new ExplainCommand(this::settingsOfRoutes))
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return out.toString();
    }

    private Settings settingsOfRoutes() {
        return bean("settings", Settings.class);
    }

    private <T> T bean(String name, Class<T> type) {
        return context.getRegistry().lookupByNameAndType(name, type);
    }

    private LeaseStore store() {
        return bean("announcedStore", LeaseStore.class);
    }

    /** What the log says of a message, once it says so much. */
    private List<String> process(String body, int lines) {
        try (LogCapture log = LogCapture.open()) {
            send(body);
            await().until(() -> log.outcomes().size() >= lines);
            return log.outcomes();
        }
    }

    /** What the log says of each message, by its index. */
    private Map<String, List<String>> process(List<String> bodies, List<JsonNode> expected) {
        Map<String, String> indexes = new HashMap<>();
        int lines = expected.stream().mapToInt(JsonNode::size).sum();
        try (LogCapture log = LogCapture.open()) {
            for (int i = 0; i < bodies.size(); i++) {
                String body = bodies.get(i);
                String id = aws.sqs()
                        .sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(body))
                        .messageId();
                indexes.put(id, Integer.toString(i));
            }
            await().until(() -> log.outcomes().size() >= lines);
            return log.outcomes().stream()
                    .collect(Collectors.groupingBy(
                            line -> String.valueOf(indexes.get(line.replaceFirst("(?s).* message=(\\S+).*", "$1")))));
        }
    }

    /** Without what no two deliveries have in common. */
    private static List<String> comparable(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("message=\\S+", "message=M")
                        .replaceAll(" ms=\\d+", "")
                        .replaceAll("Request ID: [^)\"]*", "Request ID: R"))
                .toList();
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(one -> strings.add(one.asText()));
        return strings;
    }

    private String event(String key, byte[] bytes) {
        return event(EventDialect.EVENT_BRIDGE, key, bytes);
    }

    private String event(EventDialect dialect, String key, byte[] bytes) {
        upload(key, bytes);
        return dialect.event(uploaded(key));
    }

    private static String event(Uploaded uploaded) {
        return EventDialect.EVENT_BRIDGE.event(uploaded);
    }

    private static byte[] beginning(byte[] bytes, double part) {
        return Arrays.copyOf(bytes, (int) (bytes.length * part));
    }

    private String thumbnailAsSource() {
        String key = "own.jpg";
        Map<String, String> metadata = Map.of("source-etag", "e", "recipe", "v3 64x64", "upload", "0".repeat(64));
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key(key).metadata(metadata),
                        RequestBody.fromBytes(PICTURE));
        return event(uploaded(key));
    }

    private String overwritten() {
        String event = event("overwritten.jpg", PICTURE);
        upload("overwritten.jpg", OTHER_PICTURE);
        return event;
    }

    private String duplicate() {
        String event = event("duplicate.jpg", PICTURE);
        process(event, 1);
        return event;
    }

    private String inWork() {
        String event = event("in-work.jpg", PICTURE);
        store().claim(identity(event), "somebody", Duration.ofSeconds(59));
        return event;
    }

    private String currentThumbnail() {
        process(event("again.jpg", PICTURE), 1);
        return event("again.jpg", PICTURE);
    }

    private String staleThumbnail() {
        process(event("stale.jpg", PICTURE), 1);
        return event("stale.jpg", OTHER_PICTURE);
    }

    private String otherObject() {
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.targetBucket()).key("thumbnail_32x32_other.jpg"),
                        RequestBody.fromString("something else"));
        return event("other.jpg", PICTURE);
    }

    private String versioned() {
        return event("versioned.jpg", PICTURE).replace("\"etag\"", "\"version-id\":\"v1\",\"etag\"");
    }

    private String backfill(String audience) {
        return event("backfill-" + audience + ".jpg", PICTURE)
                .replace("\"aws.s3\"", "\"thumbnail-route.backfill\"")
                .replace("\"detail\":{", "\"detail\":{\"audience\":\"%s\",".formatted(audience));
    }

    private String refused(int status, String code, String message) {
        String key = "refused-" + code + message.length() + ".jpg";
        aws.s3Faults()
                .refuse(Operation.GET_OBJECT, stack.sourceBucket(), key::equals, new S3Error(status, code, message));
        return event(key, PICTURE);
    }

    private String records(String... keys) {
        List<Uploaded> uploads = Arrays.stream(keys)
                .map(key -> {
                    upload(
                            key,
                            key.endsWith("good.jpg")
                                    ? PICTURE
                                    : key.endsWith("text.jpg") ? new byte[] {1} : new byte[0]);
                    return uploaded(key);
                })
                .toList();
        return S3Notification.of(uploads);
    }

    private static String quoted(String text) {
        return new TextNode(text).toString();
    }

    /** The identity of the upload that a body in EventBridge's form tells of. */
    private String identity(String body) {
        var record = new EventRecord(json(body), body);
        return bean("eventParser", EventParser.class).parse(record, null).identity();
    }

    private Map<String, String> objects() {
        return Stream.of(stack.sourceBucket(), stack.targetBucket())
                .flatMap(bucket -> aws.s3().listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                        .map(object -> Map.entry(bucket + "/" + object.key(), object.eTag() + object.lastModified())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
