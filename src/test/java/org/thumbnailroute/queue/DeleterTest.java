package org.thumbnailroute.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.LogCapture;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;

/** When messages are deleted, and what happens when SQS does not do it. */
class DeleterTest extends BatchedQueue {

    @Test
    void deletesFewerAfterAWhile() {
        SqsClient sqs = client(SHORT);
        send(1);
        delete(sqs, receive(sqs, SHORT).get(0));

        await().until(() -> aws.messages(stack.queueUrl()) == 0);

        assertEquals(1, calls("DeleteMessageBatch"));
    }

    /** Nothing remembers that it was parked, so there must be no time in which it could come again. */
    @Test
    void deletesAtOnceWhatWasParked() {
        BatchingSqsClient sqs = client(LONG);
        send(1);
        Message message = receive(sqs, LONG).get(0);
        sqs.isParked(message.receiptHandle());
        delete(sqs, message);

        assertEquals(0, aws.messages(stack.queueUrl()));
    }

    @Test
    void whatIsParkedElsewhereDoesNotHastenOtherDeletions() {
        SqsClient sqs = client(LONG);
        send(1);
        Message message = receive(sqs, LONG).get(0);
        sqs.sendMessage(send -> send.queueUrl(stack.deadLetterQueueUrl()).messageBody("parked"));
        delete(sqs, message);

        assertEquals(0, calls("DeleteMessageBatch"));
    }

    @Test
    void saysThatAParkedMessageIsParkedAgain() {
        BatchingSqsClient sqs = client(SHORT);
        send(1);
        Message message = receive(sqs, SHORT).get(0);
        try (LogCapture log = LogCapture.open()) {
            aws.sqsFaults().failAll("DeleteMessageBatch", 403);
            sqs.isParked(message.receiptHandle());
            delete(sqs, message);
            await().until(() -> warnings(log).size() == 1);

            String warning = warnings(log).get(0);
            assertTrue(
                    warning.startsWith("1 messages could not be deleted; they come again, and are parked a second"),
                    warning);
        }
    }

    @Test
    void triesAgainARequestThatFailed() {
        aws.sqsFaults().failNext("DeleteMessageBatch", 2, 500);
        deletesThree(client(LONG));
        assertEquals(3, calls("DeleteMessageBatch"));
    }

    /** As when one server of SQS fails. */
    @Test
    void triesAgainAMessageThatSqsCouldNotDelete() {
        SqsClient plain = plainClient();
        deletesThree(client(
                new ForwardingSqsClient(plain) {
                    private boolean failed;

                    @Override
                    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
                        if (failed) {
                            return super.deleteMessageBatch(request);
                        }
                        failed = true;
                        List<DeleteMessageBatchRequestEntry> others =
                                request.entries().subList(1, request.entries().size());
                        super.deleteMessageBatch(
                                request.toBuilder().entries(others).build());
                        return DeleteMessageBatchResponse.builder()
                                .failed(BatchResultErrorEntry.builder()
                                        .id(request.entries().get(0).id())
                                        .code("InternalError")
                                        .senderFault(false)
                                        .build())
                                .build();
                    }
                },
                LONG));
        assertEquals(2, calls("DeleteMessageBatch"));
    }

    private void deletesThree(SqsClient sqs) {
        try (LogCapture log = LogCapture.open()) {
            send(3);
            for (int i = 0; i < 3; i++) {
                delete(sqs, receive(sqs, LONG).get(0));
            }

            await().until(() -> aws.messages(stack.queueUrl()) == 0);
            assertEquals(List.of(), warnings(log));
        }
    }

    @Test
    void aMessageThatIsNotDeletedComesAgain() {
        SqsClient sqs = client(SHORT);
        send(1);
        Message message = receive(sqs, SHORT).get(0);
        try (LogCapture log = LogCapture.open()) {
            aws.sqsFaults().failAll("DeleteMessageBatch", 403);
            delete(sqs, message);
            await().until(() -> warnings(log).size() == 1);

            String warning = warnings(log).get(0);
            assertTrue(warning.startsWith("1 messages could not be deleted; they come again"), warning);
        }
        assertEquals(message.messageId(), receiveSome(sqs).messageId());
    }

    @Test
    void anEntryThatIsNotDeletedIsSaidAndTheOthersAreDeleted() {
        SqsClient sqs = client(LONG);
        send(1);
        Message message = receive(sqs, LONG).get(0);
        try (LogCapture log = LogCapture.open()) {
            sqs.deleteMessage(delete -> delete.queueUrl(stack.queueUrl()).receiptHandle("none"));
            delete(sqs, message);
            sqs.close();

            assertEquals(1, warnings(log).size());
        }
        assertEquals(0, aws.messages(stack.queueUrl()));
    }
}
