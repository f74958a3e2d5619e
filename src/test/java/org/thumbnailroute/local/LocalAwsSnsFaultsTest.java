package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;

/** What can go wrong in SNS on demand. */
class LocalAwsSnsFaultsTest extends WorkerTest {
    @Test
    void aTopicFailsUntilItIsHealed() {
        aws.topics().failAll(stack.topicArn(), 403, "AuthorizationError");
        for (int i = 0; i < 5; i++) {
            assertThrows(AuthorizationErrorException.class, () -> publish("refused"));
        }
        aws.topics().heal(stack.topicArn());
        publish("accepted");
        assertEquals(List.of("accepted"), published());
    }

    @Test
    void aPublishHangsUntilItIsReleased() throws Exception {
        Gate gate = aws.topics().hangNext(stack.topicArn(), 1, Duration.ofMinutes(5));
        Future<String> hanging = inBackground(() -> publish("late"));
        gate.awaitArrival();
        publish("early");
        assertFalse(hanging.isDone());

        gate.release();

        assertFalse(hanging.get().isEmpty());
        assertEquals(List.of("early", "late"), published());
    }

    @Test
    void aHangEndsByItself() {
        aws.topics().hangNext(stack.topicArn(), 1, Duration.ofMillis(1));
        publish("accepted");
        assertEquals(List.of("accepted"), published());
    }

    @Test
    void aPublishWhoseAnswerIsLostIsAcceptedAllTheSame() {
        aws.topics().loseNextAnswer(stack.topicArn());
        assertThrows(SdkClientException.class, () -> publish("unheard"));
        assertEquals(List.of("unheard"), published());
        // the SDK's own retry publishes it twice
        aws.topics().loseNextAnswer(stack.topicArn());
        aws.sns().publish(message -> message.topicArn(stack.topicArn()).message("retried"));
        assertEquals(List.of("unheard", "retried", "retried"), published());
    }

    private String publish(String text) {
        return sns.publish(message -> message.topicArn(stack.topicArn()).message(text))
                .messageId();
    }

    private List<String> published() {
        return aws.topics().published(stack.topicArn()).stream()
                .map(Published::message)
                .toList();
    }
}
