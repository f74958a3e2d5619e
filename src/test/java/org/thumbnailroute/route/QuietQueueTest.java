package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.pictures.QuadrantPicture;

/** One upload in a long outage: it would be received again and again, until SQS parks it without a reason. */
class QuietQueueTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(60, 40, 1);

    /** Pauses that would use up all deliveries of the upload, if each cost one. */
    private static final int PAUSES = 5;

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "2");
    }

    @Test
    void noDeliveryIsUsedUpWhileTheTopicIsAway() {
        long before = calls("sns", "GetTopicAttributes");
        aws.topics().failAll(stack.topicArn(), 500, "InternalError");
        try {
            upload("lonely.jpg", PICTURE);
            await().until(() -> calls("sns", "GetTopicAttributes") > before);
            long received = calls("sqs", "ReceiveMessage");
            await().until(() -> calls("sns", "GetTopicAttributes") > before + PAUSES);

            assertEquals(received, calls("sqs", "ReceiveMessage"), "nothing is received");
        } finally {
            aws.topics().heal(stack.topicArn());
        }
        awaitEmptyQueue();

        assertEquals(0, messages(stack.deadLetterQueueUrl()));
        assertEquals(1, announcements("lonely.jpg").size());
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
