package org.thumbnailroute.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ChildProcess;
import software.amazon.awssdk.services.sqs.model.Message;

/** The archive under Amazon's runtime client: which messages of a batch come again. */
@TestInstance(Lifecycle.PER_CLASS)
class LambdaIT {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PLENTY = Duration.ofSeconds(60);

    private final FunctionStack stack = new FunctionStack("lambda");
    private final FakeLambda lambda;
    private final ChildProcess function;

    LambdaIT() throws Exception {
        lambda = FakeLambda.start();
        Map<String, String> environment = stack.environment();
        environment.put("THUMBNAIL_LOG", "json");
        function = ArchiveFunction.onThisJava().start(lambda, 512, environment);
        lambda.awaitReady();
    }

    @AfterAll
    void endFunction() {
        function.close();
        lambda.close();
        stack.close();
    }

    @Test
    void asksForWhatMayGoWellNextTimeAndForNothingElse() throws Exception {
        Message good = stack.upload("good.jpg", PICTURE);
        Message duplicate = stack.sendAgain(good);
        assertEquals(Set.of(), invoke(PLENTY, good));
        Message poison = stack.upload("poison.jpg", "no picture".getBytes(UTF_8));
        Message notJson = stack.send("{\"detail\":");
        Message nothingToDo = stack.send("{\"Event\":\"s3:TestEvent\"}");
        Message another = stack.upload("another.jpg", PICTURE);
        Message transientFailure = stack.upload(stack.otherBucket, "busy.jpg", PICTURE);
        stack.aws.s3Faults().failAll(Operation.GET_OBJECT, stack.otherBucket, 503);

        assertEquals(
                Set.of(transientFailure.messageId()),
                invoke(PLENTY, duplicate, poison, notJson, nothingToDo, another, transientFailure));

        assertEquals(1, stack.announcements("good.jpg").size());
        assertEquals(1, stack.announcements("another.jpg").size());
        assertEquals(2, stack.aws.messages(stack.stack.deadLetterQueueUrl()), function::output);
        assertTrue(hasAsked("ChangeMessageVisibility"), "it comes again when the failure policy says");

        stack.aws.s3Faults().heal(Operation.GET_OBJECT, stack.otherBucket);
        assertEquals(Set.of(), invoke(PLENTY, transientFailure));
        assertEquals(1, stack.announcements("busy.jpg").size());
        assertTrue(!hasAsked("ReceiveMessage") && !hasAsked("DeleteMessage"), "Lambda does that");
        assertEquals(
                Set.of(
                        "Duration[Service=thumbnail-route]",
                        "Outcomes[Service=thumbnail-route,Outcome=announced]",
                        "Outcomes[Service=thumbnail-route,Outcome=duplicate]",
                        "Outcomes[Service=thumbnail-route,Outcome=ignored]",
                        "Outcomes[Service=thumbnail-route,Outcome=left-in-queue]",
                        "Outcomes[Service=thumbnail-route,Outcome=parked]",
                        "Parked[Service=thumbnail-route,Reason=bad-event]",
                        "Parked[Service=thumbnail-route,Reason=unsupported-format]",
                        "QueueWait[Service=thumbnail-route]",
                        "SourceBytes[Service=thumbnail-route]",
                        "UploadToAnnouncement[Service=thumbnail-route]"),
                metrics(good, duplicate, poison, notJson, nothingToDo, another, transientFailure));
    }

    /** What CloudWatch makes of the function's log, of the lines about these messages. */
    private Set<String> metrics(Message... messages) {
        List<String> ids = Stream.of(messages).map(Message::messageId).toList();
        return function.output()
                .lines()
                .filter(line ->
                        line.contains("\"event.action\"") && ids.stream().anyMatch(line::contains))
                .flatMap(line -> EmbeddedMetricFormat.metrics(line).stream())
                .map(metric -> metric.replaceFirst("=\\d+ \\w+$", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void asksForWhatIsInWorkElsewhere() throws Exception {
        Message first = stack.upload("twice.jpg", PICTURE);
        Message second = stack.sendAgain(first);
        Gate inWork = stack.aws.s3Faults().holdNextGet(stack.stack.sourceBucket(), "twice.jpg");
        CompletableFuture<String> answer = invoked(PLENTY, first, second);
        function.awaitOutput("in-work", PLENTY);
        inWork.release();

        Set<String> failures = failures(answer);

        assertEquals(1, failures.size());
        assertEquals(Set.of(), invoke(PLENTY, failures.contains(first.messageId()) ? first : second));
        assertEquals(1, stack.announcements("twice.jpg").size());
    }

    @Test
    void beginsNothingThatItCouldNotFinish() throws Exception {
        Message one = stack.upload("late1.jpg", PICTURE);
        Message two = stack.upload("late2.jpg", PICTURE);
        long before = gets();

        assertEquals(Set.of(one.messageId(), two.messageId()), invoke(Duration.ofMillis(1100), one, two));

        assertEquals(before, gets(), "neither was touched");
        assertEquals(Set.of(), invoke(PLENTY, one, two));
    }

    @Test
    void answersInTimeWithWhatIsNotDoneAsAFailure() throws Exception {
        Message slow = stack.upload("slow.jpg", PICTURE);
        Message quick = stack.upload("quick.jpg", PICTURE);
        Gate held = stack.aws.s3Faults().holdNextGet(stack.stack.sourceBucket(), "slow.jpg");
        try {
            assertEquals(Set.of(slow.messageId()), invoke(Duration.ofSeconds(5), slow, quick));
            assertEquals(0, stack.announcements("slow.jpg").size());
        } finally {
            held.release();
        }
        // what goes on with the next invocation is done once
        await().atMost(PLENTY).until(() -> !stack.announcements("slow.jpg").isEmpty());
        await().atMost(PLENTY).until(() -> invoke(PLENTY, slow).isEmpty());
        assertEquals(1, stack.announcements("slow.jpg").size());
    }

    @Test
    void takesWhatS3EventBridgeAndSnsSendToTheFunctionItself() throws Exception {
        JsonNode eventBridge = JSON.readTree(stack.upload("direct.jpg", PICTURE).body());
        ObjectNode s3 = JSON.createObjectNode();
        ObjectNode record = s3.putArray("Records").addObject();
        record.put("eventSource", "aws:s3").put("eventName", "ObjectCreated:Put");
        record.putObject("s3")
                .setAll(Map.of("bucket", eventBridge.at("/detail/bucket"), "object", eventBridge.at("/detail/object")));
        ObjectNode sns = JSON.createObjectNode();
        sns.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .putObject("Sns")
                .put("Message", s3.toString());

        for (JsonNode event : List.of(eventBridge, s3, sns)) {
            assertEquals(
                    "{\"batchItemFailures\":[]}",
                    lambda.invoke(event.toString(), PLENTY).get(60, TimeUnit.SECONDS));
        }

        assertTrue(!stack.announcements("direct.jpg").isEmpty(), function::output);
    }

    @Test
    void failsForAnEventThatIsToComeAgainOrHoldsNoUpload() throws Exception {
        String busy = stack.upload(stack.otherBucket, "failing.jpg", PICTURE).body();
        stack.aws.s3Faults().failAll(Operation.GET_OBJECT, stack.otherBucket, 503);
        try {
            assertTrue(failure(busy, PLENTY).contains("not done, the line with message="));
        } finally {
            stack.aws.s3Faults().heal(Operation.GET_OBJECT, stack.otherBucket);
        }
        assertTrue(failure(busy, Duration.ofMillis(1100)).contains("not done"), "it was not begun");

        String test = failure("{\"key1\":\"value1\",\"key2\":\"value2\"}", PLENTY);

        assertTrue(test.contains("not an event with uploads: an object with key1, key2;"), test);
        assertTrue(failure("null", PLENTY).contains("not an event with uploads: null;"));
        assertTrue(!function.output().contains("\tat org.thumbnailroute"), function::output);
    }

    private String failure(String event, Duration timeout) {
        ExecutionException failure = assertThrows(
                ExecutionException.class, () -> lambda.invoke(event, timeout).get(60, TimeUnit.SECONDS));
        return String.valueOf(failure.getCause());
    }

    @Test
    void saysInOneLineWhyItCannotStart() throws Exception {
        assertRefused(
                Map.of("THUMBNAIL_SIZE", "large"),
                "thumbnail.size = \"large\": \"large\" is not WIDTHxHEIGHT in pixels, such as 64x64");
    }

    @Test
    void saysWhatToSetInPlaceOfAFile() throws Exception {
        assertRefused(
                Map.of("THUMBNAIL_ANNOUNCED_STORE", "jdbc:sqlite:~/.thumbnail-route/uploads.db"),
                "thumbnail.announced-store: cannot be opened: there is no SQLite here; on AWS Lambda, where no file outlives a function, set THUMBNAIL_ANNOUNCED_STORE to dynamodb:TABLE");
    }

    @Test
    void saysThatItHasNoTraces() throws Exception {
        assertRefused(
                Map.of("CAMEL_OPENTELEMETRY2_ENABLED", "true"),
                "camel.opentelemetry2.enabled = \"true\": OpenTelemetry is not in this package; only the worker has it, not Lambda");
    }

    /** Lambda's runtime would give it 85 %. */
    @Test
    void leavesMemoryBesideTheHeap() {
        assertTrue(function.output().contains("-Xmx179m"), function::output);
    }

    @Test
    void saysWhichVersionItIs() {
        assertTrue(
                function.output().matches("(?s).*thumbnail-route 1\\.\\S+ on Camel 4\\.\\S+ is starting.*"),
                function::output);
    }

    private void assertRefused(Map<String, String> settings, String problem) throws Exception {
        Map<String, String> environment = stack.environment();
        environment.putAll(settings);
        try (FakeLambda own = FakeLambda.start();
                ChildProcess failing = ArchiveFunction.onThisJava().start(own, 512, environment)) {
            String line = "thumbnail-route cannot start: " + problem;
            assertTrue(own.awaitInitError().contains(line.replace("\"", "\\\"")));
            assertEquals(1, failing.exitCode(PLENTY));
            List<String> lines = failing.output()
                    .lines()
                    .filter(text -> text.contains("cannot start"))
                    .toList();
            assertTrue(lines.get(0).startsWith(line), failing::output);
            assertTrue(!failing.output().contains("\tat "), failing::output);
        }
    }

    private Set<String> invoke(Duration timeout, Message... messages) throws Exception {
        return failures(invoked(timeout, messages));
    }

    private CompletableFuture<String> invoked(Duration timeout, Message... messages) {
        return lambda.invoke(SqsRecords.event(List.of(messages)), timeout)
                // not at the time-out itself, which a busy machine may miss
                .orTimeout(PLENTY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Set<String> failures(CompletableFuture<String> answer) throws Exception {
        return SqsRecords.failures(answer.get());
    }

    private boolean hasAsked(String action) {
        return calls().stream().anyMatch(call -> call.action().equals(action));
    }

    private long gets() {
        return calls().stream()
                .filter(call -> call.action().equals("GetObject"))
                .count();
    }

    private List<Call> calls() {
        return stack.aws.calls().list().stream()
                .filter(call -> call.resource().startsWith("lambda"))
                .toList();
    }
}
