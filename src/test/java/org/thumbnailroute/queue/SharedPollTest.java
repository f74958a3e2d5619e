package org.thumbnailroute.queue;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Gate;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** One thread polls for all. */
class SharedPollTest extends BatchedQueue {

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterAll
    void stopThreads() {
        threads.shutdownNow();
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
}
