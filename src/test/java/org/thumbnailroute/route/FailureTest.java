package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.Message;

class FailureTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);
    private static final byte[] OTHER_PICTURE = PngFile.rgb(QuadrantPicture.upright(300, 300));

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.max-source-bytes", "100000",
                "thumbnail.max-source-pixels", "1000000",
                // how soon a message that was left in the queue comes again
                "thumbnail.visibility-timeout-seconds", "2");
    }

    @AfterEach
    void leaveQueuesEmpty() {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        awaitEmptyQueue();
        assertEquals(0, messages(stack.deadLetterQueueUrl()), "each test takes out what it parks");
    }

    static Stream<Arguments> poisonedObjects() {
        return Stream.of(
                Arguments.of(
                        "text.jpg", bytes("just text"), "unsupported-format", "unsupported: no known picture format"),
                Arguments.of("photo.heic", bytes("\0\0\0\u0018ftypheic\0\0\0\0"), "unsupported-format", "HEIC"),
                Arguments.of("cut.jpg", Arrays.copyOf(PICTURE, 50), "corrupt-image", "broken JPEG"),
                Arguments.of(
                        "bomb.png", PngFile.header(64_250, 64_250), "too-many-pixels", "thumbnail.max-source-pixels"),
                Arguments.of("heavy.jpg", new byte[100_001], "too-many-bytes", "the limit is 100000"),
                Arguments.of("empty.jpg", new byte[0], "empty-object", "no bytes"));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("poisonedObjects")
    void parksAnObjectThatCanNeverBecomeAThumbnail(String key, byte[] bytes, String reason, String error) {
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload(key, bytes);
        String event = EventDialect.EVENT_BRIDGE.event(uploaded(key));
        send(event);

        assertParked(takeParked(), event, reason, error);
    }

    static Stream<Arguments> poisonedMessages() {
        return Stream.of(
                Arguments.of("no JSON", "no JSON", "bad-event"),
                Arguments.of("half of it", "{\"detail\":", "bad-event"),
                Arguments.of("no event", "{\"hello\": \"world\"}", "bad-event"),
                Arguments.of("an array", "[1, 2]", "bad-event"),
                Arguments.of("nothing in it", "null", "bad-event"),
                Arguments.of("a blank", " ", "bad-event"),
                Arguments.of("deep", "[".repeat(5000), "bad-event"),
                Arguments.of(
                        "a foreign bucket",
                        EventDialect.EVENT_BRIDGE.event(Uploaded.put("not-ours", "k.jpg", 1, "e", 1)),
                        "foreign-bucket"));
    }

    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("poisonedMessages")
    void parksAMessageThatIsNoEvent(String name, String body, String reason) {
        send(body);

        assertParked(takeParked(), body, reason, "");
    }

    @Test
    void parksAMessageWhoseKeyIsTooLong() {
        String event = EventDialect.EVENT_BRIDGE.event(
                Uploaded.put(stack.sourceBucket(), "ü".repeat(510) + ".jpg", 1, "e", 1));
        send(event);

        assertParked(takeParked(), event, "key-too-long", "thumbnail.key");
    }

    @ParameterizedTest(name = "the bad one is number {0} of 3")
    @ValueSource(ints = {0, 1, 2})
    void parksOnlyTheBadRecordOfSeveral(int bad) {
        aws.bucketEvents().unwire(stack.sourceBucket());
        List<Uploaded> uploads = IntStream.range(0, 3)
                .mapToObj(i -> {
                    String key = "mixed" + bad + "/" + i + ".jpg";
                    upload(key, i == bad ? bytes("no picture") : PICTURE);
                    return uploaded(key);
                })
                .toList();
        String notification = S3Notification.of(uploads);
        send(notification);

        String alone = "{\"Records\":[%s]}".formatted(json(notification).at("/Records/" + bad));
        assertParked(takeParked(), alone, "unsupported-format", "no known picture format");
        awaitEmptyQueue();
        for (int i = 0; i < 3; i++) {
            assertEquals(i == bad ? 0 : 1, announcements(uploads.get(i).key()).size());
        }
    }

    /** A few bytes could otherwise become thousands of messages. */
    @Test
    void parksANotificationThatIsBadAsAWholeAsAWhole() {
        String event = "{\"Records\": [null, null, null]}";
        send(event);

        assertParked(takeParked(), event, "bad-event", "the first of 3 records, all rejected");
        awaitEmptyQueue();
    }

    /** Else each delivery of the message would park it once more. */
    @Test
    void parksTheBadRecordOnlyWhenTheOthersAreDone() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload("later/bad.jpg", bytes("no picture"));
        upload("later/good.jpg", PICTURE);
        // the first GET is the bad one's
        aws.s3Faults().onNextGet(stack.sourceBucket(), () -> aws.s3Faults()
                .failNext(Operation.GET_OBJECT, stack.sourceBucket(), ALL_QUICK_ATTEMPTS, 503));
        send(S3Notification.of(List.of(uploaded("later/bad.jpg"), uploaded("later/good.jpg"))));

        announcement("later/good.jpg");
        takeParked();
        awaitEmptyQueue();
        assertEquals(0, messages(stack.deadLetterQueueUrl()), "parked once");
        assertEquals(1, announcements("later/good.jpg").size());
    }

    @Test
    void getsOverAFewFailuresByItself() {
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, 503);
        aws.s3Faults().failNext(Operation.PUT_OBJECT, stack.targetBucket(), 1, 500);
        aws.topics().failNext(stack.topicArn(), 1, 500, "InternalError");

        upload("shaky.jpg", PICTURE);

        announcement("shaky.jpg");
        awaitEmptyQueue();
        assertEquals(1, announcements("shaky.jpg").size());
    }

    @Test
    void readsAgainWhatBrokeOffInTheMiddle() {
        aws.s3Faults().breakBodyOfNextGet(stack.sourceBucket(), 100);

        upload("broken-off.jpg", PICTURE);

        announcement("broken-off.jpg");
        assertThatPicture(stored("thumbnail_broken-off.jpg").asByteArray()).looksLike(QuadrantPicture.DRAWING);
    }

    @Test
    void leavesATransientFailureInTheQueueUntilItGoesWell() {
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), ALL_QUICK_ATTEMPTS, 503);

        upload("later.jpg", PICTURE);

        announcement("later.jpg");
        awaitEmptyQueue();
        assertEquals(1, announcements("later.jpg").size());
    }

    @Test
    void doesNotTakeAMissingRightForAPermanentFailure() {
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, 403);

        upload("forbidden-for-a-while.jpg", PICTURE);

        announcement("forbidden-for-a-while.jpg");
    }

    /** Were the record written before the announcement, the redelivery would be skipped and nobody told. */
    @Test
    void remembersAnUploadOnlyAfterItWasAnnounced() {
        aws.topics().failNext(stack.topicArn(), ALL_QUICK_ATTEMPTS, 500, "InternalError");

        upload("announced-late.jpg", PICTURE);

        announcement("announced-late.jpg");
        awaitEmptyQueue();
        assertEquals(1, announcements("announced-late.jpg").size());
    }

    @Test
    void leavesAMessageInItsQueueWhileItCannotBeParked() {
        aws.sqs().deleteQueue(delete -> delete.queueUrl(stack.deadLetterQueueUrl()));
        try (LogCapture log = LogCapture.open()) {
            send("no JSON, nowhere to park");
            await().until(() -> log.outcomes().stream()
                            .filter(line -> line.startsWith("left-in-queue"))
                            .count()
                    >= 2);
        } finally {
            aws.sqs().createQueue(create -> create.queueName(stack.deadLetterQueue()));
        }

        assertParked(takeParked(), "no JSON, nowhere to park", "bad-event", "not JSON");
    }

    @Test
    void makesTheNewestOfAnObjectThatWasOverwrittenInMidFlight() {
        aws.s3Faults().onNextGet(stack.sourceBucket(), () -> upload("overwritten.jpg", OTHER_PICTURE));

        upload("overwritten.jpg", PICTURE);

        announcement("overwritten.jpg");
        awaitEmptyQueue();
        assertThatPicture(stored("thumbnail_overwritten.jpg").asByteArray()).hasFormat("png");
        assertEquals(1, announcements("overwritten.jpg").size(), "the older version is superseded, not announced");
    }

    @Test
    void acknowledgesAnObjectThatIsGone() {
        int announced = published().size();
        send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), "gone.jpg", 10, "e", 1)));

        awaitEmptyQueue();

        assertEquals(announced, published().size());
    }

    private void assertParked(Message parked, String body, String reason, String error) {
        assertEquals(body, parked.body());
        assertEquals(
                Set.of("reason", "error", "source-message-id", "failed-at"),
                parked.messageAttributes().keySet());
        assertEquals(reason, attribute(parked, "reason"));
        assertTrue(attribute(parked, "error").contains(error), () -> attribute(parked, "error"));
        assertTrue(Duration.between(Instant.parse(attribute(parked, "failed-at")), Instant.now())
                        .compareTo(Duration.ofMinutes(1))
                < 0);
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name)).stringValue();
    }

    private Message takeParked() {
        Message parked = awaitParked();
        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl())
                .receiptHandle(parked.receiptHandle()));
        return parked;
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
