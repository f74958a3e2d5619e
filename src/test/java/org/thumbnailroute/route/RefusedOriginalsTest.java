package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.outage.CircuitBreaker;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Many originals that S3 refuses do not keep the uploads behind them waiting. */
class RefusedOriginalsTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(60, 40, 1);
    private static final int REFUSED = 40;
    private static final int ORDINARY = 20;

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    enum Kind {
        ARCHIVED(403, "InvalidObjectState", "The operation is not valid for the object's storage class"),
        SSE_C(
                400,
                "InvalidRequest",
                "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to"
                        + " retrieve the object."),
        KEY_DISABLED(400, "KMS.DisabledException", "arn:aws:kms:us-east-1:000000000000:key/k is disabled."),
        KEY_DENIED(403, "AccessDenied", "User: u is not authorized to perform: kms:Decrypt on this ciphertext"),
        DENIED(403, "AccessDenied", "Access Denied");

        private final int status;
        private final String code;
        private final String message;

        Kind(int status, String code, String message) {
            this.status = status;
            this.code = code;
            this.message = message;
        }

        private S3Error error() {
            return new S3Error(status, code, message);
        }

        private String reason() {
            return switch (this) {
                case ARCHIVED -> "archived-original";
                case SSE_C -> "customer-encrypted";
                case KEY_DISABLED, KEY_DENIED -> "key-unavailable";
                case DENIED -> "access-denied";
            };
        }
    }

    @AfterEach
    void heal() {
        aws.s3Faults().heal(Operation.GET_OBJECT, stack.sourceBucket());
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ARCHIVED", "SSE_C", "KEY_DISABLED"})
    void parksWhatCanNeverBeReadAndGoesOn(Kind kind) {
        try (LogCapture log = LogCapture.open()) {
            uploadRefusedAndOrdinary(kind);
            awaitOrdinaryAnnounced(kind);
            awaitEmptyQueue();

            assertEquals(Map.of(kind.reason(), REFUSED), takeParkedReasons());
            assertEquals(0, pauses(log), "polling never pauses");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"ARCHIVED", "SSE_C", "KEY_DISABLED"})
    void letsWhatIsDeniedWaitByItselfAndGoesOn(Kind kind) {
        try (LogCapture log = LogCapture.open()) {
            uploadRefusedAndOrdinary(kind);
            awaitOrdinaryAnnounced(kind);

            await().until(() -> messages(stack.queueUrl()) == REFUSED);
            assertEquals(0, messages(stack.deadLetterQueueUrl()));
            assertEquals(0, pauses(log), "polling never pauses");
        }
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.queueUrl()));
    }

    /** It would be asked again and again whether S3 works, with the one original for which it never does. */
    @Test
    void goesOnWhileOneOriginalCannotBeRead() {
        aws.s3Faults()
                .refuse(
                        Operation.GET_OBJECT,
                        stack.sourceBucket(),
                        key -> key.equals("lost.jpg"),
                        new S3Error(503, "SlowDownRead", "Resource requested is unreadable"));
        try (LogCapture log = LogCapture.open()) {
            upload("lost.jpg", PICTURE);
            await().until(() -> log.outcomes().stream().anyMatch(line -> line.startsWith("left-in-queue")));
            upload("other.jpg", PICTURE);
            announcement("other.jpg");

            assertEquals(0, pauses(log), "polling never pauses");
        }
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.queueUrl()));
    }

    /** A bucket policy on a prefix, say, which no probe can tell from a missing right. */
    @Test
    void makesTheOthersWhileSomeThumbnailsMayNotBeStored() {
        aws.s3Faults()
                .refuse(
                        Operation.PUT_OBJECT,
                        stack.targetBucket(),
                        key -> key.startsWith("put/refused/"),
                        new S3Error(403, "AccessDenied", "Access Denied"));
        IntStream.range(0, 8).forEach(i -> upload("put/refused/" + i + ".jpg", PICTURE));
        IntStream.range(0, 5).forEach(i -> upload("put/ordinary/" + i + ".jpg", PICTURE));

        await().atMost(Duration.ofSeconds(90)).until(() -> IntStream.range(0, 5)
                .allMatch(i -> announcements("put/ordinary/" + i + ".jpg").size() == 1));

        assertEquals(0, messages(stack.deadLetterQueueUrl()));
        aws.s3Faults().heal(Operation.PUT_OBJECT, stack.targetBucket());
        aws.sqs().purgeQueue(purge -> purge.queueUrl(stack.queueUrl()));
    }

    private void uploadRefusedAndOrdinary(Kind kind) {
        aws.s3Faults()
                .refuse(
                        Operation.GET_OBJECT,
                        stack.sourceBucket(),
                        key -> key.startsWith(kind + "/refused"),
                        kind.error());
        IntStream.range(0, REFUSED).forEach(i -> upload(refused(kind, i), PICTURE));
        IntStream.range(0, ORDINARY).forEach(i -> upload(ordinary(kind, i), PICTURE));
    }

    private void awaitOrdinaryAnnounced(Kind kind) {
        IntStream.range(0, ORDINARY).forEach(i -> announcement(ordinary(kind, i)));
    }

    private static String refused(Kind kind, int i) {
        return kind + "/refused-" + i + ".jpg";
    }

    private static String ordinary(Kind kind, int i) {
        return kind + "/ordinary-" + i + ".jpg";
    }

    private static long pauses(LogCapture log) {
        return log.lines().stream()
                .filter(line -> line.logger().equals(CircuitBreaker.class.getName()))
                .filter(line -> line.level().equals(Level.ERROR))
                .count();
    }

    private Map<String, Integer> takeParkedReasons() {
        Map<String, Integer> reasons = new HashMap<>();
        while (messages(stack.deadLetterQueueUrl()) > 0) {
            aws.sqs()
                    .receiveMessage(receive -> receive.queueUrl(stack.deadLetterQueueUrl())
                            .messageAttributeNames("All")
                            .maxNumberOfMessages(10))
                    .messages()
                    .forEach(parked -> {
                        MessageAttributeValue reason =
                                parked.messageAttributes().get("reason");
                        reasons.merge(reason == null ? "none" : reason.stringValue(), 1, Integer::sum);
                        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl())
                                .receiptHandle(parked.receiptHandle()));
                    });
        }
        return reasons;
    }
}
