package org.thumbnailroute.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.LogCapture;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchingSqsClientTest {

    /** In which nothing gets too old while a test runs. */
    private static final int LONG = 600;

    /** In which what is not handed out is given back after 0.2 s. */
    private static final int SHORT = 2;

    private final LocalAws aws = LocalAws.start();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<SqsClient> clients = new ArrayList<>();
    private Stack stack = aws.createStack("queue0", 50);
    private int stacks;
    private volatile boolean allIsWell = true;
    private Polls polls = new Polls();

    @BeforeEach
    void createStack() {
        stack = aws.createStack("queue" + ++stacks, 50);
        polls = new Polls();
        aws.calls().clear();
    }

    @AfterEach
    void closeClients() {
        aws.sqsFaults().heal();
        allIsWell = true;
        clients.forEach(SqsClient::close);
        clients.clear();
    }

    @AfterAll
    void close() {
        threads.shutdownNow();
        aws.close();
    }

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

    /** However long the visibility time-out is: other workers may have time for it. */
    @Test
    void givesBackAfterSecondsWhatNobodyAsksFor() {
        int longest = (int) Duration.ofHours(12).toSeconds();
        SqsClient sqs = new BatchingSqsClient(plainClient(), Duration.ofSeconds(longest), () -> true, polls);
        clients.add(sqs);
        send(3);
        receive(sqs, longest);
        receive(sqs, longest);

        await().atMost(Duration.ofSeconds(20)).until(() -> calls("ChangeMessageVisibilityBatch") == 1);
        assertEquals(2, hidden());
    }

    /** A worker on an empty queue knows at once that SQS answers. */
    @Test
    void theFirstPollAndThoseAfterAFailureDoNotWait() {
        SqsClient sqs = client(LONG);
        aws.sqsFaults().hangLongPolls(Duration.ofMinutes(1));

        assertEquals(List.of(), receive(sqs, LONG));
        assertTrue(polls.areAnswered());
        aws.sqsFaults().failNext("ReceiveMessage", 1, 500);
        assertThrows(SqsException.class, () -> receive(sqs, LONG, 0));
        assertFalse(polls.areAnswered());

        assertEquals(List.of(), receive(sqs, LONG));
        assertTrue(polls.areAnswered());
    }

    @Test
    void anAnswerThatIsOverdueIsNone() {
        long[] now = {Long.MAX_VALUE};
        Polls slow = new Polls(() -> now[0]);
        slow.began(Duration.ofSeconds(20));
        slow.answered();
        slow.began(Duration.ofSeconds(20));
        now[0] += Duration.ofSeconds(20).toNanos();
        assertTrue(slow.areAnswered(), "it may take a while beside its wait");

        now[0] += Duration.ofSeconds(20).toNanos();
        assertFalse(slow.areAnswered());
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

    @Test
    void givesBackWhatNobodyAsksFor() {
        SqsClient sqs = client(SHORT);
        send(7);
        // 1, 2 and one of 4
        for (int i = 0; i < 4; i++) {
            delete(sqs, receive(sqs, SHORT).get(0));
        }
        assertEquals(3, calls("ReceiveMessage"));

        await().until(() -> calls("ChangeMessageVisibilityBatch") == 1);

        Set<String> again = new HashSet<>();
        aws.calls().clear();
        for (int i = 0; i < 3; i++) {
            Message message = receive(sqs, SHORT).get(0);
            again.add(message.messageId());
            assertEquals("2", message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
        }
        assertEquals(3, again.size());
        assertEquals(2, calls("ReceiveMessage"), "one, then two");
    }

    /** So that it is not the same message that is given back each time. */
    @Test
    void handsOutFirstWhatWasDeliveredMostOften() {
        SqsClient sqs = client(LONG);
        send(1);
        receive(sqs, LONG);
        send(2);
        // shown again at once, and behind the other
        String again = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.queueUrl()).visibilityTimeout(0))
                .messages()
                .get(0)
                .messageId();

        assertEquals(again, receive(sqs, LONG).get(0).messageId());
        assertEquals(2, calls("ReceiveMessage"), "both came together");
        assertEquals(3, hidden());
    }

    @Test
    void receivesOneAtATimeWhileNotAllIsWell() {
        SqsClient sqs = client(LONG);
        send(9);
        for (int i = 0; i < 3; i++) {
            receive(sqs, LONG);
        }
        assertEquals(2, calls("ReceiveMessage"));
        allIsWell = false;
        for (int i = 0; i < 4; i++) {
            receive(sqs, LONG);
        }
        assertEquals(6, calls("ReceiveMessage"));
        assertEquals(7, hidden(), "none is hidden for later");
    }

    @Test
    void oneThreadPollsAndTheOthersWaitForIt() throws Exception {
        SqsClient sqs = client(LONG);
        Gate gate = aws.sqsFaults().hangNext("ReceiveMessage", 1, Duration.ofSeconds(60));
        List<Future<List<Message>>> polls = inBackground(sqs, 4, 20);
        gate.awaitArrival();
        await().until(() -> waiting() == 3);
        assertEquals(1, calls("ReceiveMessage"));
        send(4);
        gate.release();

        Set<String> bodies = new HashSet<>();
        for (Future<List<Message>> poll : polls) {
            poll.get().forEach(message -> bodies.add(message.body()));
        }
        assertEquals(4, bodies.size(), "each got one");
    }

    @Test
    void anEmptyPollIsEmptyForAllWhoWaitForIt() throws Exception {
        SqsClient sqs = client(LONG);
        Gate gate = aws.sqsFaults().hangNext("ReceiveMessage", 1, Duration.ofSeconds(60));
        List<Future<List<Message>>> polls = inBackground(sqs, 4, 1);
        gate.awaitArrival();
        await().until(() -> waiting() == 3);
        gate.release();

        for (Future<List<Message>> poll : polls) {
            assertEquals(List.of(), poll.get());
        }
        assertEquals(1, calls("ReceiveMessage"));
    }

    @Test
    void aFailedPollFailsForWhoMadeItAlone() throws Exception {
        SqsClient sqs = client(LONG);
        Gate gate = aws.sqsFaults().hangNext("ReceiveMessage", 1, Duration.ofSeconds(60));
        List<Future<List<Message>>> polls = inBackground(sqs, 3, 1);
        gate.awaitArrival();
        await().until(() -> waiting() == 2);
        aws.sqs().deleteQueue(delete -> delete.queueUrl(stack.queueUrl()));
        gate.release();

        int failed = 0;
        for (Future<List<Message>> poll : polls) {
            try {
                assertEquals(List.of(), poll.get());
            } catch (ExecutionException e) {
                assertTrue(e.getCause() instanceof SqsException, e::toString);
                failed++;
            }
        }
        assertEquals(1, failed);
    }

    /** A dead connection stops the thread that waits for it, and nobody else. */
    @Test
    void goesOnPastAPollThatHangs() throws Exception {
        SqsClient sqs = client(LONG);
        Gate gate = aws.sqsFaults().hangNext("ReceiveMessage", 1, Duration.ofSeconds(60));
        Future<List<Message>> hanging = inBackground(sqs, 1, 0).get(0);
        gate.awaitArrival();
        send(1);

        assertEquals(List.of(), receive(sqs, LONG, 0));
        assertEquals(1, receive(sqs, LONG, 0).size());

        gate.release();
        assertEquals(List.of(), hanging.get());
    }

    @Test
    void anInterruptEndsTheWaiting() throws Exception {
        SqsClient sqs = client(LONG);
        Gate gate = aws.sqsFaults().hangNext("ReceiveMessage", 1, Duration.ofSeconds(60));
        Future<List<Message>> hanging = inBackground(sqs, 1, 1).get(0);
        gate.awaitArrival();
        Thread.currentThread().interrupt();

        assertThrows(AbortedException.class, () -> receive(sqs, LONG));
        assertTrue(Thread.interrupted());

        gate.release();
        assertFalse(hanging.get().iterator().hasNext());
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
    void closingEndsTheWaiting() throws Exception {
        SqsClient sqs = client(LONG);
        Gate gate = aws.sqsFaults().hangNext("ReceiveMessage", 1, Duration.ofSeconds(60));
        List<Future<List<Message>>> polls = inBackground(sqs, 2, 1);
        gate.awaitArrival();
        await().until(() -> waiting() == 1);

        sqs.close();

        await().until(() -> polls.stream().anyMatch(Future::isDone));
        gate.release();
    }

    @Test
    void whatOneWorkerHoldsTooLongAnotherGets() {
        SqsClient busy = client(SHORT);
        SqsClient idle = client(SHORT);
        send(7);
        for (int i = 0; i < 4; i++) {
            delete(busy, receive(busy, SHORT).get(0));
        }

        for (int i = 0; i < 3; i++) {
            delete(idle, receiveSome(idle));
        }
        await().until(() -> aws.messages(stack.queueUrl()) == 0);
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

    private BatchingSqsClient client(int visibilitySeconds) {
        return client(plainClient(), visibilitySeconds);
    }

    private BatchingSqsClient client(SqsClient plain, int visibilitySeconds) {
        BatchingSqsClient client = new BatchingSqsClient(
                plain, Duration.ofSeconds(visibilitySeconds), Duration.ofHours(1), () -> allIsWell, polls);
        clients.add(client);
        return client;
    }

    private SqsClient plainClient() {
        return SqsClient.builder()
                .endpointOverride(URI.create(aws.sqsEndpoint().toString()))
                .region(Region.of(LocalAws.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY)))
                .overrideConfiguration(sdk -> sdk.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private List<Message> receive(SqsClient sqs, int visibilitySeconds) {
        return receive(sqs, visibilitySeconds, 1);
    }

    private List<Message> receive(SqsClient sqs, int visibilitySeconds, int waitSeconds) {
        return sqs.receiveMessage(receive -> receive.queueUrl(stack.queueUrl())
                        .maxNumberOfMessages(1)
                        .visibilityTimeout(visibilitySeconds)
                        .waitTimeSeconds(waitSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    private Message receiveSome(SqsClient sqs) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> receive(sqs, SHORT), messages -> !messages.isEmpty())
                .get(0);
    }

    private List<Future<List<Message>>> inBackground(SqsClient sqs, int polls, int waitSeconds) {
        return Stream.generate(() -> threads.submit(() -> receive(sqs, LONG, waitSeconds)))
                .limit(polls)
                .toList();
    }

    /** Threads of this test that wait for another one's poll. */
    private static long waiting() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING)
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().equals(Prefetch.class.getName())
                                && frame.getMethodName().equals("broughtMessages")))
                .count();
    }

    private void delete(SqsClient sqs, Message message) {
        sqs.deleteMessage(delete -> delete.queueUrl(stack.queueUrl()).receiptHandle(message.receiptHandle()));
    }

    private void send(int messages) {
        IntStream.range(0, messages).forEach(i -> aws.sqs()
                .sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(Integer.toString(i))));
    }

    private long calls(String action) {
        return aws.calls().list().stream()
                .filter(call -> call.action().equals(action))
                .count();
    }

    private int hidden() {
        QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(stack.queueUrl()).attributeNames(count))
                .attributes()
                .getOrDefault(count, "none"));
    }

    private static List<String> warnings(LogCapture log) {
        return log.lines().stream()
                .filter(line -> line.logger().equals(Deleter.class.getName()))
                .filter(line -> !line.hasTrace())
                .map(LogCapture.Line::message)
                .toList();
    }
}
