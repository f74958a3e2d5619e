package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.OutcomeListener;
import org.thumbnailroute.outcome.OutcomeTimes;
import org.thumbnailroute.pictures.QuadrantPicture;

class OutcomeLogTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);

    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        outcomes.clear();
        OutcomeListener failing = outcome -> {
            throw new AssertionError("a listener's own mistake");
        };
        context.getRegistry().bind("failing", failing);
        context.getRegistry().bind("outcomes", (OutcomeListener) outcomes::add);
    }

    @Test
    void anOriginalOfWhichAPartIsMissingIsAnnouncedAsThat() {
        try (LogCapture log = LogCapture.open()) {
            upload("cut.jpg", Arrays.copyOf(PICTURE, PICTURE.length * 9 / 10));

            await().atMost(Duration.ofSeconds(20)).until(() -> log.outcomes().size() == 1);
            awaitEmptyQueue();

            String line = log.outcomes().get(0);
            assertTrue(line.contains("B\" partial=true thumbnails="), line);
        }
    }

    @Test
    void eachOutcomeIsOneLineThatGivesNothingAway() {
        try (LogCapture log = LogCapture.open()) {
            upload("announced\nparked message=forged.jpg", PICTURE);
            String event = EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), "gone.jpg", 9, "e", 1));
            send(event);
            send("{\"Event\": \"s3:TestEvent\", \"password\": \"bodyOfAMessage\"}");
            send("bodyOfAMessage is not");
            send("""
                    {"Records": [{"eventName": "ObjectRemoved:Delete",
                     "s3": {"bucket": {"name": "b"}, "object": {"key": "a+b.jpg"}}}]}""");
            send("""
                    {"source": "aws.s3", "detail-type": "AWS API Call via CloudTrail",
                     "detail": {"eventName": "PutObject", "requestParameters": {"bucketName": "b", "key": "c.jpg"}}}""");

            await().atMost(Duration.ofSeconds(20)).until(() -> log.outcomes().size() == 6);
            awaitEmptyQueue();

            String id = "[0-9a-f-]{36}";
            assertEquals(
                    List.of(
                            "announced message=ID source=\"s3://outcomelogtest-source/announced\\u000aparked message=forged.jpg\""
                                    + " original=\"600x400 %dB\" thumbnails=\"64x43 NB\" ms=N"
                                            .formatted(PICTURE.length),
                            "gone message=ID source=\"s3://outcomelogtest-source/gone.jpg\" ms=N",
                            "ignored message=ID because=test-event ms=N",
                            "ignored message=ID source=\"s3://b/a b.jpg\" because=\"not-an-upload (ObjectRemoved:Delete)\" ms=N",
                            "parked message=ID reason=bad-event error=\"not JSON, line 1, column 1\" ms=N",
                            "parked message=ID source=\"s3://b/c.jpg\" reason=bad-event error=\"not an S3 event but an API call"
                                    + " (PutObject) that CloudTrail recorded: turn on EventBridge notifications for the"
                                    + " bucket, and match the detail-type \\\"Object Created\\\" in the rule\" ms=N"),
                    log.outcomes().stream()
                            .map(line -> line.replaceAll(id, "ID")
                                    .replaceAll("ms=\\d+", "ms=N")
                                    .replaceAll("64x43 \\d+B", "64x43 NB"))
                            .sorted()
                            .toList());
            for (LogCapture.Line line : log.lines()) {
                assertFalse(line.json().contains(LocalAws.SECRET_KEY), line::toString);
                assertFalse(line.json().contains("X-Amz-Signature"), line::toString);
                assertFalse(line.json().contains("bodyOfAMessage"), line::toString);
            }
            List<JsonNode> json = log.lines().stream()
                    .filter(line -> line.logger().equals("thumbnail"))
                    .map(line -> json(line.json()))
                    .toList();
            assertEquals(
                    Set.of("announced\nparked message=forged.jpg", "gone.jpg", "a b.jpg", "c.jpg"),
                    json.stream()
                            .map(line -> line.path("aws.s3.object.key").asText())
                            .filter(key -> !key.isEmpty())
                            .collect(Collectors.toSet()));
            assertEquals(
                    Set.of("bad-event", "test-event", "not-an-upload"),
                    json.stream()
                            .map(line -> line.path("event.reason").asText())
                            .filter(reason -> !reason.isEmpty())
                            .collect(Collectors.toSet()));
        }
        awaitParked();
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.deadLetterQueueUrl()));
    }

    @Test
    void aListenerIsToldWhatTheLineSays() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (LogCapture log = LogCapture.open()) {
            upload("a b.jpg", PICTURE);
            await().atMost(Duration.ofSeconds(20)).until(() -> outcomes.size() == 1);
            awaitEmptyQueue();

            Outcome outcome = outcomes.get(0);
            assertEquals(log.outcomes(), List.of(outcome.toString()));
            assertEquals(Outcome.Kind.ANNOUNCED, outcome.kind());
            assertEquals(Optional.of(new ObjectLocation(stack.sourceBucket(), "a b.jpg")), outcome.source());
            assertEquals(PICTURE.length, outcome.original().orElseThrow().bytes());
            assertEquals("thumbnail_a b.jpg", outcome.thumbnails().get(0).key());
            OutcomeTimes times = outcome.times();
            assertFalse(times.uploaded().orElseThrow().isBefore(before), times::toString);
            assertFalse(times.sinceUpload().orElseThrow().isNegative(), times::toString);
            assertFalse(times.queueWait().orElseThrow().isNegative(), times::toString);
            assertEquals(1, times.delivery().orElseThrow().receiveCount());
            assertTrue(
                    log.lines().stream().anyMatch(line -> line.message()
                            .endsWith("failed: java.lang.AssertionError: a listener's own mistake")),
                    () -> "the failed listener has a line: " + log.lines());
        }
    }

    @Test
    void noKeyForgesAField() {
        String key = "a\" error=\"none\\\u202egpj.exe";
        try (LogCapture log = LogCapture.open()) {
            send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), key, 9, "e", 1)));
            await().atMost(Duration.ofSeconds(20)).until(() -> log.outcomes().size() == 1);

            assertEquals(
                    "gone source=\"s3://outcomelogtest-source/a\\\" error=\\\"none\\\\\\u202egpj.exe\"",
                    withoutNumbers(log.outcomes().get(0)));
        }
    }

    @Test
    void noKeyMakesALineLong() {
        String key = "photos/" + "x".repeat(200_000) + ".jpg";
        try (LogCapture log = LogCapture.open()) {
            send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), key, 9, "e", 1)));
            await().atMost(Duration.ofSeconds(20)).until(() -> log.outcomes().size() == 1);

            assertEquals(
                    "parked source=\"s3://outcomelogtest-source/photos/x…(N characters left out)…x.jpg\""
                            + " reason=key-too-long error=\"the thumbnail's key would have 200021 bytes, S3 takes 1024 (thumbnail.key)\"",
                    withoutNumbers(log.outcomes().get(0))
                            .replaceAll("x+", "x")
                            .replaceAll("\\(\\d+ characters", "(N characters"));
            assertTrue(log.outcomes().get(0).length() < 3_000, "a short line");
        }
        awaitParked();
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.deadLetterQueueUrl()));
    }

    private static String withoutNumbers(String line) {
        return line.replaceAll(" message=[0-9a-f-]{36}", "").replaceAll(" ms=\\d+", "");
    }
}
