package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.sqs.model.Message;

/** What waited in vain is parked by the route, with its reason, before SQS moves it away without one. */
class LastDeliveryTest extends RouteTest {

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    @Override
    int maxReceiveCount() {
        return 2;
    }

    @Test
    void parksADeniedOriginalWithItsReason() {
        aws.s3Faults()
                .failAll(
                        Operation.GET_OBJECT,
                        stack.sourceBucket(),
                        new S3Error(403, "AccessDenied", "the bucket's owner says no"));
        try (LogCapture log = LogCapture.open()) {
            upload("denied.jpg", QuadrantPicture.jpeg(60, 40, 1));

            Message parked = awaitParked();
            assertEquals("access-denied", attribute(parked, "reason"));
            assertTrue(attribute(parked, "error").contains("the bucket's owner says no"));
            awaitEmptyQueue();
            assertEquals(
                    1,
                    log.outcomes().stream()
                            .filter(line -> line.startsWith("left-in-queue"))
                            .count(),
                    "it waited once");
        }
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name)).stringValue();
    }
}
