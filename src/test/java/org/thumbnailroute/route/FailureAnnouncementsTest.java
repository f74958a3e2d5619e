package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.announcement.AnnouncementSchema;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.outcome.FailureAnnouncements;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.Message;

/** Subscribers hear of what was parked, once; and whatever SNS does, the message stays where it was parked. */
class FailureAnnouncementsTest extends RouteTest {

    private static final byte[] NO_PICTURE = "no picture".getBytes(UTF_8);

    private int before;

    @BeforeEach
    void forget() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        before = published().size();
    }

    @AfterEach
    void eachParkedOnceAndNothingLeft() {
        aws.topics().heal(stack.topicArn());
        awaitEmptyQueue();
        assertEquals(0, messages(stack.deadLetterQueueUrl()), "each test takes out what it parks");
    }

    @Test
    void programsHearWhatFailedWhyAndWhatToDo() {
        upload("albums/a.jpg", NO_PICTURE);
        send(EventDialect.EVENT_BRIDGE.event(uploaded("albums/a.jpg")));

        Message parked = takeParked();
        Published message = awaitPublished(1).get(0);
        assertEquals(
                Map.of(
                        "outcome", "parked",
                        "reason", "unsupported-format",
                        "source-bucket", stack.sourceBucket(),
                        "prefix", "albums",
                        "version", "1",
                        "audience", "programs"),
                message.attributes());
        JsonNode document = json(message.textFor("sqs"));
        AnnouncementSchema.assertDescribed(document);
        assertEquals(
                json("{\"bucket\":\"%s\",\"key\":\"albums/a.jpg\"}".formatted(stack.sourceBucket())),
                document.path("source"));
        assertEquals(0, document.path("thumbnails").size());
        assertEquals(attribute(parked, "reason"), document.at("/failure/reason").asText());
        assertEquals(attribute(parked, "error"), document.at("/failure/error").asText());
        assertEquals(
                attribute(parked, "source-message-id"),
                document.at("/failure/messageId").asText());
        assertEquals(
                Reason.UNSUPPORTED_FORMAT.action(),
                document.at("/failure/action").asText());
        assertEquals(4, parked.messageAttributes().size(), "as before");
        assertEquals("No thumbnail for an upload", message.subject());
        assertEquals(
                "No thumbnail of albums/a.jpg was announced: %s. What to do: convert it, and upload it again."
                        .formatted(attribute(parked, "error")),
                message.textFor("email"));
    }

    @Test
    void ofAMessageThatNamesNoObjectThereIsNoSource() {
        List.of("no JSON", "{\"hello\": \"world\"}", "{\"Records\": [null, null]}")
                .forEach(this::send);

        takeParked(3);
        for (Published message : awaitPublished(3)) {
            JsonNode document = json(message.textFor("sqs"));
            AnnouncementSchema.assertDescribed(document);
            assertTrue(document.path("source").isMissingNode(), document::toString);
            assertEquals("bad-event", document.at("/failure/reason").asText());
            assertEquals(
                    Map.of("outcome", "parked", "reason", "bad-event", "version", "1", "audience", "programs"),
                    message.attributes());
        }
    }

    /** As events of a forger, or of another server, may name them. */
    @Test
    void isPublishedWhateverTheKeyAndTheBucketAre() {
        List<String> names = List.of(
                "no-directory",
                "/x",
                "//",
                " /x",
                "\\u0000\\u0001/x",
                "\\ud800/x",
                "\\ud83d\\ude00/x",
                "a\\\"b\\\\c/x",
                "{\\\"a\\\":[1]}/x",
                "\\u202e/\\ufffe");
        List<String> longer = List.of("", "d".repeat(1_100), "d".repeat(100_000));
        names.forEach(name -> longer.forEach(more -> send(EventDialect.EVENT_BRIDGE
                .event(Uploaded.put("not-ours", "KEY", 1, "e", 1))
                .replace("not-ours", name.replace("/", "") + more)
                .replace("KEY", more + name))));

        int sent = names.size() * longer.size();
        takeParked(sent);
        assertAll(awaitPublished(sent).stream()
                .map(message -> () -> AnnouncementSchema.assertDescribed(json(message.textFor("sqs")))));
    }

    @Test
    void eachBadRecordOfAMessageIsAnnounced() {
        upload("several/a.jpg", NO_PICTURE);
        upload("several/b.jpg", new byte[0]);
        upload("several/good.jpg", QuadrantPicture.jpeg(300, 200, 1));
        send(S3Notification.of(
                List.of(uploaded("several/a.jpg"), uploaded("several/good.jpg"), uploaded("several/b.jpg"))));

        takeParked(2);
        awaitPublished(3);
        assertEquals(1, announcements("several/good.jpg").size());
        assertEquals(
                "unsupported-format",
                documents("parked", "several/a.jpg")
                        .get(0)
                        .at("/failure/reason")
                        .asText());
        assertEquals(
                "empty-object",
                documents("parked", "several/b.jpg")
                        .get(0)
                        .at("/failure/reason")
                        .asText());
    }

    /** A forger's; SQS takes only some characters, and what cannot be parked would come again and pause the polling. */
    @Test
    void aBadRecordIsParkedAloneWhateverCharactersItHolds() {
        upload("alone/a.jpg", NO_PICTURE);
        send(S3Notification.of(List.of(uploaded("alone/a.jpg"), Uploaded.put("not-ours", "k", 1, "e", 1)))
                .replace("not-ours", "\\ud800\\ufffe\\ud83d\\ude00"));

        List<String> parked =
                List.of(takeParked(), takeParked()).stream().map(Message::body).toList();
        assertTrue(
                parked.stream().anyMatch(body -> json(body)
                        .at("/Records/0/s3/bucket/name")
                        .asText()
                        .equals("\ud800\ufffe\ud83d\ude00")),
                parked::toString);
        awaitPublished(2);
    }

    /** Each line names its upload, because the id is that of the whole message. */
    @Test
    void recordsThatSnsDoesNotHearOfAreParkedOnceEach() {
        upload("unheard/a.jpg", NO_PICTURE);
        upload("unheard/b.jpg", new byte[0]);
        aws.topics().failAll(stack.topicArn(), 403, "AuthorizationError");
        try (LogCapture log = LogCapture.open()) {
            send(S3Notification.of(List.of(uploaded("unheard/a.jpg"), uploaded("unheard/b.jpg"))));
            takeParked(2);
            awaitEmptyQueue();

            assertEquals(
                    List.of("a.jpg", "b.jpg"),
                    log.lines().stream()
                            .map(LogCapture.Line::message)
                            .filter(line -> line.startsWith("failure-not-announced"))
                            .map(line -> line.replaceFirst(".* source=\"s3://[^/]+/unheard/([^\"]+)\" error=.*", "$1"))
                            .toList());
            assertEquals(2, log.outcomes().size(), () -> "parked, and nothing else: " + log.outcomes());
        }
    }

    /** SNS must not be asked first: a message that cannot be parked comes again. */
    @Test
    void nothingIsAnnouncedBeforeItIsParked() {
        List<String> ours = List.of(stack.deadLetterQueue(), topic());
        int callsBefore = aws.calls().list().size();
        send("in order");

        takeParked();
        awaitPublished(1);
        assertEquals(
                List.of("SendMessage", "Publish"),
                aws.calls().list().stream()
                        .skip(callsBefore)
                        .filter(call -> ours.contains(call.resource()))
                        .map(Call::action)
                        .toList());
    }

    /** However long SNS is away: nobody waits for it, and the message is neither parked again nor received again. */
    @Test
    void aFailureThatSnsDoesNotTakeIsLoggedAndCounted() {
        aws.topics().failAll(stack.topicArn(), 500, "InternalError");
        FailureAnnouncements counts =
                context.getRegistry().lookupByNameAndType("failureAnnouncements", FailureAnnouncements.class);
        long failedBefore = counts.failedCount();
        long publishes = calls("Publish");
        try (LogCapture log = LogCapture.open()) {
            send("refused");
            Message parked = takeParked();
            awaitEmptyQueue();

            assertEquals(
                    List.of("failure-not-announced message=" + attribute(parked, "source-message-id")),
                    log.lines().stream()
                            .map(LogCapture.Line::message)
                            .filter(line -> line.startsWith("failure-not-announced"))
                            .map(line -> line.substring(0, line.indexOf(" error=")))
                            .toList());
            assertEquals(1, log.outcomes().size(), () -> "parked, and nothing else: " + log.outcomes());
            assertTrue(log.lines().stream().noneMatch(line -> line.message().contains("polling pauses")));
        }
        assertEquals(failedBefore + 1, counts.failedCount());
        assertEquals(publishes + 3, calls("Publish"), "the quick retries");
        assertEquals(before, published().size());
    }

    @Test
    void aFailureThatSnsTakesAtLastIsAnnouncedOnce() {
        FailureAnnouncements counts =
                context.getRegistry().lookupByNameAndType("failureAnnouncements", FailureAnnouncements.class);
        long sentBefore = counts.sentCount();
        aws.topics().failNext(stack.topicArn(), 2, 503, "ServiceUnavailable");
        send("throttled");

        takeParked();
        awaitPublished(1);
        awaitEmptyQueue();
        assertEquals(before + 1, published().size());
        assertEquals(sentBefore + 1, counts.sentCount());
    }

    @Test
    void aBackfillsFailureIsToldToNoMoreThanItsThumbnailsAre() {
        List<String> audiences = List.of("none", "programs", "all", "unsaid");
        for (String audience : audiences) {
            upload(audience + ".jpg", NO_PICTURE);
            send("""
                    {"source": "thumbnail-route.backfill", "detail-type": "Object Created", "detail": {"audience": "%s",
                     "bucket": {"name": "%s"}, "object": {"key": "%s"}}}""".formatted(audience, stack.sourceBucket(), audience + ".jpg"));
        }

        takeParked(audiences.size());
        awaitEmptyQueue();
        assertEquals(
                List.of(0, 1, 1, 0),
                audiences.stream()
                        .map(audience -> documents("parked", audience + ".jpg").size())
                        .toList());
    }

    private long calls(String action) {
        return aws.calls().list().stream()
                .filter(call -> call.action().equals(action) && call.resource().equals(topic()))
                .count();
    }

    private String topic() {
        return stack.topicArn().replaceFirst(".*:", "");
    }

    private List<Published> awaitPublished(int n) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> published().subList(before, published().size()), all -> all.size() == n);
    }

    private void takeParked(int n) {
        for (int i = 0; i < n; i++) {
            takeParked();
        }
    }

    private Message takeParked() {
        Message message = awaitParked();
        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl())
                .receiptHandle(message.receiptHandle()));
        return message;
    }

    private static String attribute(Message message, String name) {
        return message.messageAttributes().entrySet().stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> attribute.getValue().stringValue())
                .findFirst()
                .orElse("none");
    }
}
