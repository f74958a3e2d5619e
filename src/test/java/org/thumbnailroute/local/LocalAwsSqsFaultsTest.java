package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What can go wrong in SQS on demand, and that nothing else does on the way through the relay. */
class LocalAwsSqsFaultsTest extends WorkerTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @AfterEach
    void heal() {
        aws.sqsFaults().heal();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"400, RequestThrottled", "403, AccessDeniedException", "500, InternalFailure", "503, ServiceUnavailable"
    })
    void anActionFailsAsOftenAsAskedForAndOthersDoNot(int status, String code) {
        aws.sqsFaults().failNext("ReceiveMessage", 2, status);
        send("m");
        for (int i = 0; i < 2; i++) {
            SqsException refused = assertThrows(SqsException.class, () -> receive(0));
            assertEquals(status, refused.statusCode());
            assertEquals(code, refused.awsErrorDetails().errorCode());
        }
        assertEquals(List.of("m"), bodies(receive(1)));
    }

    @Test
    void anActionFailsUntilItIsHealed() {
        aws.sqsFaults().failAll("SendMessage", 503);
        for (int i = 0; i < 5; i++) {
            assertThrows(SqsException.class, () -> send("refused"));
        }
        assertEquals(List.of(), receive(0));
        aws.sqsFaults().heal();
        send("accepted");
        assertEquals(List.of("accepted"), bodies(receive(1)));
    }

    @Test
    void everythingFailsForTheWorkerAndNothingForTheTest() {
        aws.sqsFaults().failAll(500);
        assertThrows(SqsException.class, () -> send("refused"));
        assertThrows(SqsException.class, () -> receive(0));
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody("by the test"));
        aws.sqsFaults().heal();
        assertEquals(List.of("by the test"), bodies(receive(1)));
    }

    @Test
    void anActionHangsUntilItIsReleased() throws Exception {
        send("m");
        Gate gate = aws.sqsFaults().hangNext("ReceiveMessage", 1, LONG);
        Future<List<Message>> hanging = inBackground(() -> receive(0));
        gate.awaitArrival();
        assertFalse(hanging.isDone());
        gate.release();
        assertEquals(List.of("m"), bodies(hanging.get()));
    }

    @Test
    void aHangEndsByItself() {
        aws.sqsFaults().hangNext("SendMessage", 1, Duration.ofMillis(1));
        send("m");
        assertEquals(List.of("m"), bodies(receive(1)));
    }

    @Test
    void aDeletionWhoseAnswerIsLostIsDoneAllTheSame() {
        send("m");
        Message message = receive(1).get(0);
        assertEquals(1, inFlight());
        aws.sqsFaults().loseNextAnswer("DeleteMessage");
        assertThrows(SdkClientException.class, () -> delete(message));
        assertEquals(0, inFlight());
    }

    /** The queue URLs that SQS answers lead to itself, and the faults must not be lost with them. */
    @Test
    void aLookedUpQueueUrlLeadsThroughTheRelayToo() {
        String url = sqs.getQueueUrl(get -> get.queueName(stack.queue())).queueUrl();
        assertEquals(stack.queueUrl(), url);
        aws.sqsFaults().failAll("ReceiveMessage", 503);
        assertThrows(SqsException.class, () -> sqs.receiveMessage(receive -> receive.queueUrl(url)));
    }

    @Test
    void theErrorsOfSqsItselfPassThrough() {
        assertThrows(QueueDoesNotExistException.class, () -> sqs.getQueueUrl(get -> get.queueName("no-such-queue")));
    }

    @Test
    void aLongPollReturnsWhenAMessageComes() throws Exception {
        List<Future<List<Message>>> polls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            polls.add(inBackground(() -> receive(20)));
        }
        String text = "Grüße \uD83C\uDFB5";
        for (int i = 0; i < 10; i++) {
            send(text);
        }
        List<String> received = new ArrayList<>();
        for (Future<List<Message>> poll : polls) {
            received.addAll(bodies(poll.get()));
        }
        while (received.size() < 10) {
            received.addAll(bodies(receive(20)));
        }
        assertEquals(Collections.nCopies(10, text), received);
    }

    @Test
    void aThousandMessagesPassEachOnce() throws Exception {
        int senders = 8;
        int each = 125;
        AtomicInteger next = new AtomicInteger();
        inThreads(senders, () -> {
            for (int i = 0; i < each; i++) {
                send(String.valueOf(next.incrementAndGet()));
            }
            return each;
        });
        List<Set<String>> received = inThreads(senders, () -> {
            Set<String> bodies = new HashSet<>();
            for (List<Message> some = receive(1); !some.isEmpty(); some = receive(1)) {
                some.forEach(this::delete);
                bodies.addAll(bodies(some));
            }
            return bodies;
        });
        Set<String> all = new HashSet<>();
        received.forEach(some -> assertTrue(some.stream().allMatch(all::add), "nothing is received twice"));
        assertEquals(senders * each, all.size());
    }

    private void send(String text) {
        sqs.sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(text));
    }

    private List<Message> receive(int waitSeconds) {
        return sqs.receiveMessage(receive -> receive.queueUrl(stack.queueUrl())
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(waitSeconds))
                .messages();
    }

    private void delete(Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(stack.queueUrl()).receiptHandle(message.receiptHandle()));
    }

    private int inFlight() {
        QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(stack.queueUrl()).attributeNames(count))
                .attributes()
                .getOrDefault(count, "none"));
    }

    private static List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }
}
