package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;

/**
 * A retry that fails in another way than the attempt before ends as the policy of the second failure says. An upgrade of Camel
 * has to keep this; 4.23 changes which {@code onException} a failed redelivery goes by.
 */
class ChangingFailureTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);
    private static final byte[] NEWER = QuadrantPicture.jpeg(300, 400, 1);

    private LogCapture log = LogCapture.open();

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    @BeforeEach
    void sendEventsByHand() {
        log.close();
        log = LogCapture.open();
        aws.bucketEvents().unwire(stack.sourceBucket());
    }

    @AfterEach
    void leaveNothing() {
        log.close();
        awaitEmptyQueue();
        assertEquals(0, messages(stack.deadLetterQueueUrl()), "each test takes out what it parks");
    }

    @ParameterizedTest(name = "503, then {1}: {2}")
    @CsvSource({"412, PreconditionFailed, superseded", "404, NoSuchKey, gone"})
    void anOriginalThatIsGoneAtTheSecondAttemptIsAcknowledged(int status, String code, String outcome) {
        String key = outcome + ".jpg";
        failGets(new S3Error(status, code, "asked for by the test"));

        sendUploadOf(key, PICTURE);

        awaitOutcome(outcome, key);
        awaitEmptyQueue();
        assertEquals(0, announcements(key).size());
    }

    @Test
    void anOriginalThatIsArchivedAtTheSecondAttemptIsParked() {
        failGets(new S3Error(403, "InvalidObjectState", "asked for by the test"));

        sendUploadOf("archived.jpg", PICTURE);

        awaitParked();
        awaitOutcome("parked", "archived.jpg");
        awaitEmptyQueue();
        purgeParked();
    }

    /** It waits for the right, which is granted at once here. */
    @Test
    void anOriginalThatIsDeniedAtTheSecondAttemptIsLeftForMuchLater() {
        failGets(new S3Error(403, "AccessDenied", "asked for by the test"));

        sendUploadOf("denied.jpg", PICTURE);

        awaitOutcome("left-in-queue", "denied.jpg");
        announcement("denied.jpg");
        awaitEmptyQueue();
        assertTrue(
                log.outcomes().stream().anyMatch(line -> line.contains("OriginalDeniedException")),
                () -> "by the policy of the second failure: " + log.outcomes());
        assertEquals(1, outcomes("left-in-queue", "denied.jpg"), "and not tried a third time before");
    }

    @Test
    void aThumbnailThatIsThereAtTheSecondAttemptIsReplaced() {
        sendUploadOf("replaced.jpg", PICTURE);
        announcement("replaced.jpg");
        aws.s3Faults().failNext(Operation.PUT_OBJECT, stack.targetBucket(), 1, 503);

        sendUploadOf("replaced.jpg", NEWER);

        await().until(() -> announcements("replaced.jpg").size() == 2);
        awaitEmptyQueue();
        assertEquals(2, announcements("replaced.jpg").size());
    }

    @Test
    void aThumbnailOfAnOriginalThatIsOverwrittenByTheSecondAttemptIsNotStored() {
        sendUploadOf("overtaken.jpg", PICTURE);
        announcement("overtaken.jpg");
        aws.s3Faults().failNext(Operation.PUT_OBJECT, stack.targetBucket(), 1, 503);
        aws.s3Faults().onNextPut(stack.targetBucket(), () -> upload("overtaken.jpg", PICTURE));

        sendUploadOf("overtaken.jpg", NEWER);

        awaitOutcome("superseded", "overtaken.jpg");
        awaitEmptyQueue();
        assertEquals(1, announcements("overtaken.jpg").size());
    }

    @Test
    void anAnnouncementThatIsDeniedAtTheSecondAttemptIsTriedOn() {
        aws.topics().failNext(stack.topicArn(), 1, 503, "ServiceUnavailable");
        aws.topics().failNext(stack.topicArn(), 1, 403, "AuthorizationError");

        sendUploadOf("denied-topic.jpg", PICTURE);

        announcement("denied-topic.jpg");
        awaitEmptyQueue();
        assertEquals(1, announcements("denied-topic.jpg").size());
    }

    private void failGets(S3Error second) {
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, 503);
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, second);
    }

    private void sendUploadOf(String key, byte[] bytes) {
        upload(key, bytes);
        var head = aws.s3()
                .headObject(request -> request.bucket(stack.sourceBucket()).key(key));
        send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(
                stack.sourceBucket(), key, bytes.length, head.eTag().replace("\"", ""), System.nanoTime())));
    }

    private void awaitOutcome(String outcome, String key) {
        await().until(() -> outcomes(outcome, key) == 1);
    }

    private long outcomes(String outcome, String key) {
        return log.outcomes().stream()
                .filter(line -> line.startsWith(outcome + " ") && line.contains("/" + key + "\""))
                .count();
    }

    private void purgeParked() {
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.deadLetterQueueUrl()));
    }
}
