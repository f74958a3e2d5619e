package org.thumbnailroute.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class BatchingSqsClientTest extends BatchedQueue {

    @Test
    void receivesTenWithOneRequestAndDeletesTenWithOne() {
        SqsClient sqs = client(LONG);
        send(55);
        Set<String> bodies = new HashSet<>();
        for (int i = 0; i < 55; i++) {
            Message message = receive(sqs, LONG).get(0);
            bodies.add(message.body());
            delete(sqs, message);
        }

        // 1, 2, 4, 8 and four times 10
        assertEquals(8, calls("ReceiveMessage"));
        assertEquals(55, bodies.size());
        assertEquals(5, calls("DeleteMessageBatch"));
        assertEquals(5, aws.messages(stack.queueUrl()), "the last five wait for more");
        sqs.close();
        assertEquals(6, calls("DeleteMessageBatch"));
        assertEquals(0, aws.messages(stack.queueUrl()));
        assertEquals(0, calls("DeleteMessage") + calls("ChangeMessageVisibilityBatch"));
    }

    @Test
    void closingGivesBackWhatIsBufferedAndDeletesWhatIsDone() {
        SqsClient sqs = client(LONG);
        send(7);
        for (int i = 0; i < 4; i++) {
            delete(sqs, receive(sqs, LONG).get(0));
        }
        assertEquals(7, hidden());

        sqs.close();

        assertEquals(0, hidden());
        assertEquals(3, aws.messages(stack.queueUrl()));
    }

    @Test
    void otherRequestsPassThrough() {
        SqsClient sqs = client(LONG);
        send(3);
        List<Message> two = sqs.receiveMessage(receive -> receive.queueUrl(stack.queueUrl())
                        .maxNumberOfMessages(2)
                        .visibilityTimeout(LONG))
                .messages();
        List<Message> one = sqs.receiveMessage(receive -> receive.queueUrl(stack.queueUrl()))
                .messages();

        assertEquals(3, two.size() + one.size());
        assertEquals(2, calls("ReceiveMessage"));
    }

    /** As on a worker whose jar was replaced: classes that are not loaded yet are missing from then on. */
    @Test
    void anErrorInTheClientIsAnSdkExceptionAsCamelsThreadsExpect() {
        Polls polls = new Polls();
        try (SqsClient sqs = new BatchingSqsClient(new BrokenSqs(), Duration.ofSeconds(LONG), () -> true, polls)) {
            assertThrows(SdkException.class, () -> receive(sqs, LONG));
            assertEquals(1, polls.failuresInARow());
            assertThrows(
                    SdkException.class,
                    () -> sqs.changeMessageVisibilityBatch(change -> change.queueUrl(stack.queueUrl())));
            for (int i = 0; i < 10; i++) {
                sqs.deleteMessage(delete -> delete.queueUrl(stack.queueUrl()).receiptHandle("any"));
            }
        }
    }

    private static final class BrokenSqs implements SqsClient {
        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            throw new NoClassDefFoundError("asked for by the test");
        }

        @Override
        public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
            throw new NoClassDefFoundError("asked for by the test");
        }

        @Override
        public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
                ChangeMessageVisibilityBatchRequest request) {
            throw new NoClassDefFoundError("asked for by the test");
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
