package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.SnsEnvelope;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What backfill sends is announced to nobody if it says so, and never keeps a real upload from being announced. */
class BackfillEventTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "5");
    }

    @BeforeEach
    void tellOfNoUpload() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.deadLetterQueueUrl()));
    }

    /** Also through SNS, and as Lambda hands it over: with nothing but its body. */
    @Test
    void thoseHearOfItWhomItNames() {
        List.of("silent.jpg", "wrapped.jpg", "lambda.jpg", "programs.jpg", "all.jpg")
                .forEach(key -> upload(key, PICTURE));
        assertEquals(List.of("announced", "announced", "stored", "stored", "stored"), outcomes(5, () -> {
            send(event("silent.jpg", "none"));
            send(SnsEnvelope.ofS3(event("wrapped.jpg", "none")));
            template.sendBody("direct:open-message", event("lambda.jpg", "none"));
            send(event("programs.jpg", "programs"));
            send(event("all.jpg", "all"));
        }));

        for (String key : List.of("silent.jpg", "wrapped.jpg", "lambda.jpg")) {
            assertEquals(0, announcements(key).size(), key);
            assertTrue(stored("thumbnail_" + key).asByteArray().length > 0, key);
        }
        assertEquals(List.of(Optional.of("programs")), audiences("programs.jpg"));
        assertEquals(List.of(Optional.empty()), audiences("all.jpg"), "as an upload is");
    }

    @Test
    void oneQueuedTwiceIsADuplicate() {
        upload("twice.jpg", PICTURE);
        String event = event("twice.jpg", "none");
        assertEquals(List.of("stored"), outcomes(() -> send(event)));
        assertEquals(List.of("duplicate"), outcomes(() -> send(event)));
    }

    @Test
    void aRealUploadIsAnnouncedAfterABackfill() {
        List<String> audiences = List.of("none", "programs", "all");
        audiences.forEach(key -> upload(key, PICTURE));
        outcomes(3, () -> audiences.forEach(key -> send(event(key, key))));

        assertEquals(
                List.of("announced", "announced", "announced"),
                outcomes(3, () -> audiences.forEach(key -> send(EventDialect.EVENT_BRIDGE.event(uploaded(key))))));
        assertEquals(
                List.of(1, 2, 2),
                audiences.stream().map(key -> announcements(key).size()).toList());
    }

    @Test
    void aBackfillAfterARealUploadChangesNothingForSubscribers() {
        upload("before.jpg", PICTURE);
        outcomes(() -> send(EventDialect.EVENT_BRIDGE.event(uploaded("before.jpg"))));

        assertEquals(List.of("stored"), outcomes(() -> send(event("before.jpg", "none"))));
        assertEquals(1, announcements("before.jpg").size());
    }

    /** The backfill holds its lease and is about to store its thumbnail when the upload's own event comes. */
    @Test
    void aRealUploadIsAnnouncedWhileABackfillHasItInWork() {
        upload("race.jpg", PICTURE);
        Gate backfill = aws.s3Faults().holdNextPut(stack.targetBucket(), "thumbnail_race.jpg");
        send(event("race.jpg", "none"));
        backfill.awaitArrival();

        send(EventDialect.EVENT_BRIDGE.event(uploaded("race.jpg")));
        announcement("race.jpg");
        backfill.release();
        awaitEmptyQueue();

        assertEquals(1, announcements("race.jpg").size());
        assertEquals(
                uploaded("race.jpg").etag(),
                stored("thumbnail_race.jpg").response().metadata().get("source-etag"));
    }

    /** Whoever may send to the queue can say of it whatever the real event will say. */
    @Test
    void aForgedBackfillWithTheFactsOfARealUploadDoesNotHideIt() {
        upload("forged.jpg", PICTURE);
        String real = EventDialect.EVENT_BRIDGE.event(uploaded("forged.jpg"));
        String forged = real.replace("\"aws.s3\"", "\"thumbnail-route.backfill\"")
                .replace("\"detail\":{", "\"detail\":{\"audience\":\"none\",");
        assertEquals(List.of("stored"), outcomes(() -> send(forged)));

        assertEquals(List.of("announced"), outcomes(() -> send(real)));
    }

    /** Only what says that it is a backfill is one: S3's events are announced whatever else they hold. */
    @ParameterizedTest
    @ValueSource(strings = {"EVENT_BRIDGE", "S3_NOTIFICATION"})
    void theAudienceOfARealEventIsAllWhateverItHolds(EventDialect dialect) {
        String key = dialect + ".jpg";
        upload(key, PICTURE);
        String event = dialect.event(uploaded(key))
                .replace("\"detail\":{", "\"audience\":\"none\",\"detail\":{\"audience\":\"none\",")
                .replace("\"s3\":{", "\"source\":\"thumbnail-route.backfill\",\"s3\":{\"audience\":\"none\",");
        assertTrue(event.contains("none"), event);

        assertEquals(List.of("announced"), outcomes(() -> send(event)));
    }

    @Test
    void oneThatDoesNotSayWhoHearsOfItIsParked() {
        upload("unsaid.jpg", PICTURE);
        String event = event("unsaid.jpg", "none");
        int published = published().size();

        assertEquals(List.of("parked", "parked", "parked"), outcomes(3, () -> {
            send(event.replace("\"audience\":\"none\",", "\"audience\":\"some\","));
            send(event.replace("\"audience\":\"none\",", "\"audience\":1,"));
            send(event.replace("\"audience\":\"none\",", ""));
        }));
        assertTrue(awaitParked().messageAttributes().toString().contains("bad-event"));
        assertEquals(published, published().size());
    }

    @Test
    void oneThatWasParkedIsStillSilentAfterARedrive() {
        upload("redriven.jpg", "no picture yet".getBytes(UTF_8));
        String event = event("redriven.jpg", "none")
                .replace("\"etag\":\"%s\",".formatted(uploaded("redriven.jpg").etag()), "");
        assertEquals(List.of("parked"), outcomes(() -> send(event)));
        upload("redriven.jpg", PICTURE);

        assertEquals(List.of("stored"), outcomes(() -> aws.sqs()
                .startMessageMoveTask(task ->
                        task.sourceArn(arn(stack.deadLetterQueueUrl())).destinationArn(arn(stack.queueUrl())))));
        assertEquals(0, announcements("redriven.jpg").size());
    }

    /** Of a message with several records only the bad one is parked, in a message of its own. */
    @Test
    void oneOfSeveralRecordsIsParkedWithWhatItSays() {
        upload("good.jpg", PICTURE);
        upload("bad.jpg", "no picture".getBytes(UTF_8));
        String records = "{\"Records\":[%s,%s]}".formatted(event("good.jpg", "none"), event("bad.jpg", "none"));

        assertEquals(List.of("parked", "stored"), outcomes(2, () -> send(records)));
        assertEquals(
                "none",
                json(awaitParked().body()).at("/Records/0/detail/audience").asText());
    }

    /** What one record says of its audience is not said of the next one. */
    @Test
    void aRealUploadBesideABackfillInOneMessageIsAnnouncedToAll() {
        List<String> keys = List.of("first.jpg", "second.jpg", "real.jpg");
        keys.forEach(key -> upload(key, PICTURE));
        String records = "{\"Records\":[%s,%s,%s]}"
                .formatted(
                        event("first.jpg", "programs"),
                        event("second.jpg", "none"),
                        EventDialect.EVENT_BRIDGE.event(uploaded("real.jpg")));

        assertEquals(List.of("announced", "announced", "stored"), outcomes(3, () -> send(records)));
        assertEquals(List.of(Optional.of("programs")), audiences("first.jpg"));
        assertEquals(List.of(Optional.empty()), audiences("real.jpg"));
    }

    private List<String> outcomes(Runnable telling) {
        return outcomes(1, telling);
    }

    /** What the log says, sorted, once it says so much. */
    private List<String> outcomes(int expected, Runnable telling) {
        try (LogCapture log = LogCapture.open()) {
            telling.run();
            await().until(() -> log.outcomes().size() >= expected);
            return log.outcomes().stream()
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .sorted()
                    .toList();
        }
    }

    private List<Optional<String>> audiences(String key) {
        return published().stream()
                .filter(message ->
                        json(message.textFor("sqs")).at("/source/key").asText().equals(key))
                .map(message -> Optional.ofNullable(message.attributes().get("audience")))
                .toList();
    }

    private String event(String key, String audience) {
        Uploaded uploaded = uploaded(key);
        return """
                {"version":"0","source":"thumbnail-route.backfill","detail-type":"Object Created","time":"2026-11-27T12:00:00Z",\
                "detail":{"audience":"%s","bucket":{"name":"%s"},"object":{"key":"%s","etag":"%s","size":%d}}}""".formatted(audience, uploaded.bucket(), key, uploaded.etag(), uploaded.size());
    }

    private String arn(String queueUrl) {
        return String.valueOf(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN));
    }
}
