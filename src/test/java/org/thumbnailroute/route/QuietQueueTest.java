package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Few uploads in a long outage: they would be received again and again, until SQS parks them without a reason. */
class QuietQueueTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(60, 40, 1);
    private static final int UPLOADS = 3;

    /** Pauses that would use up all deliveries of all uploads, if each cost one. */
    private static final int PAUSES = UPLOADS * 5;

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    @Test
    void noDeliveryIsUsedUpWhileTheTopicIsAway() {
        long before = calls("sns", "GetTopicAttributes");
        aws.topics().failAll(stack.topicArn(), 500, "InternalError");
        try {
            IntStream.range(0, UPLOADS).forEach(i -> upload(i + ".jpg", PICTURE));
            await().atMost(Duration.ofSeconds(30)).until(() -> calls("sns", "GetTopicAttributes") > before);
            long received = calls("sqs", "ReceiveMessage");
            await().atMost(Duration.ofSeconds(60)).until(() -> calls("sns", "GetTopicAttributes") > before + PAUSES);

            assertEquals(received, calls("sqs", "ReceiveMessage"), "nothing is received");
        } finally {
            aws.topics().heal(stack.topicArn());
        }
        awaitEmptyQueue();

        assertEquals(0, messages(stack.deadLetterQueueUrl()));
        assertTrue(IntStream.range(0, UPLOADS)
                .allMatch(i -> announcements(i + ".jpg").size() == 1));
    }

    private long calls(String service, String action) {
        return aws.calls().counts().entrySet().stream()
                .filter(call -> isOfThisStack(call.getKey(), service, action))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private boolean isOfThisStack(Call call, String service, String action) {
        return call.service().equals(service)
                && call.action().equals(action)
                && call.resource().startsWith(stack.name());
    }
}
