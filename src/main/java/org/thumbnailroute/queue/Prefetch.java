package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Receives for all threads that make the same request. One of them asks SQS, the others wait for what it brings: an idle
 * worker makes one long poll, not one for each thread. What is not handed out soon is given back, because nobody prolongs
 * its visibility yet, and other workers may have time for it.
 */
final class Prefetch {

    private static final Logger LOG = LoggerFactory.getLogger(Prefetch.class);

    /** The most that SQS gives with one request. */
    private static final int MOST = 10;

    /** How long a request takes beside the wait that it asks for; one that takes longer hangs, and is not waited for. */
    private static final Duration REQUEST = Duration.ofSeconds(1);

    private final SqsClient sqs;
    private final ReceiveMessageRequest request;
    private final Duration fresh;
    private final BooleanSupplier allIsWell;
    private final Polls polls;
    private final ScheduledExecutorService timer;
    private final BatchSize size = new BatchSize(MOST);
    private final Deque<Batch> batches = new ArrayDeque<>();

    private final Lock lock = new ReentrantLock();
    private final Condition pollEnded = lock.newCondition();
    private @Nullable Poll current;
    private boolean closed;

    /** A request that is under way. */
    private static final class Poll {
        final long start = System.nanoTime();
        boolean ended;
        boolean broughtMessages;
    }

    /**
     * Prefetches for one request.
     *
     * @param fresh how long after it was received a message may be handed out
     * @param allIsWell false while it is better to try one message at a time
     * @param polls is told how they go
     */
    Prefetch(
            SqsClient sqs,
            ReceiveMessageRequest request,
            Duration fresh,
            BooleanSupplier allIsWell,
            Polls polls,
            ScheduledExecutorService timer) {
        this.sqs = sqs;
        this.request = request;
        this.fresh = fresh;
        this.allIsWell = allIsWell;
        this.polls = polls;
        this.timer = timer;
    }

    /**
     * The next message; empty when none has come within the wait of the request.
     *
     * @throws AbortedException if the thread is interrupted, as the SDK does
     */
    Optional<Message> next() {
        Poll own;
        lock.lock();
        try {
            while (true) {
                Optional<Message> message = buffered();
                if (message.isPresent() || closed) {
                    return message;
                }
                if (current == null) {
                    own = new Poll();
                    current = own;
                    break;
                }
                if (!broughtMessages(current)) {
                    return Optional.empty();
                }
                // but the others were quicker
            }
        } finally {
            lock.unlock();
        }
        return poll(own);
    }

    /** Wakes who waits, and gives back what is left. */
    void close() {
        List<Batch> left;
        lock.lock();
        try {
            closed = true;
            pollEnded.signalAll();
            left = List.copyOf(batches);
        } finally {
            lock.unlock();
        }
        left.forEach(this::giveBack);
    }

    private Optional<Message> buffered() {
        Iterator<Batch> oldestFirst = batches.iterator();
        while (oldestFirst.hasNext()) {
            Batch batch = oldestFirst.next();
            Optional<Message> message = batch.next();
            if (message.isPresent()) {
                if (batch.isEmpty()) {
                    oldestFirst.remove();
                    size.handedOut(batch.size());
                }
                return message;
            }
        }
        return Optional.empty();
    }

    /** Waits for the end of somebody else's poll. A failed one brings nothing; who made it says so. */
    private boolean broughtMessages(Poll poll) {
        try {
            while (!poll.ended && !closed) {
                long left = poll.start + longestPoll() - System.nanoTime();
                if (left <= 0) {
                    giveUp(poll);
                    return false;
                }
                long unused = pollEnded.awaitNanos(left);
            }
            return poll.broughtMessages;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while another thread receives", e);
        }
    }

    private long longestPoll() {
        return REQUEST.plusSeconds(waitSeconds()).toNanos();
    }

    private int waitSeconds() {
        Integer wait = request.waitTimeSeconds();
        return wait == null ? 0 : wait;
    }

    /** It hangs. Whoever comes next asks anew, or one dead connection would stop all threads. */
    private void giveUp(Poll poll) {
        if (poll.equals(current)) {
            current = null;
            polls.hangs();
        }
    }

    private Optional<Message> poll(Poll own) {
        Batch batch = new Batch(List.of(), fresh);
        Optional<Message> first = Optional.empty();
        try {
            batch = new Batch(receive(), fresh);
            first = batch.first();
        } finally {
            // also after an error: the others wait
            end(own, batch);
        }
        return first;
    }

    private List<Message> receive() {
        int most = allIsWell.getAsBoolean() ? size.get() : 1;
        // at the start and after a failure nobody should have to wait to know whether SQS answers
        int wait = polls.areAnswered() ? waitSeconds() : 0;
        polls.began(Duration.ofSeconds(wait));
        try {
            ReceiveMessageRequest poll = request.toBuilder()
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(wait)
                    .build();
            List<Message> messages = sqs.receiveMessage(poll).messages();
            polls.answered();
            return messages;
        } catch (RuntimeException e) {
            polls.failed();
            throw e;
        }
    }

    private void end(Poll poll, Batch batch) {
        boolean late;
        lock.lock();
        try {
            poll.ended = true;
            poll.broughtMessages = batch.size() > 0;
            if (poll.equals(current)) {
                current = null;
            }
            late = closed;
            if (!batch.isEmpty()) {
                batches.add(batch);
                if (!closed) {
                    Future<?> unused =
                            timer.schedule(() -> giveBack(batch), fresh.toMillis() + 1, TimeUnit.MILLISECONDS);
                }
            } else if (poll.broughtMessages) {
                size.handedOut(batch.size());
            }
            pollEnded.signalAll();
        } finally {
            lock.unlock();
        }
        if (late) {
            giveBack(batch);
        }
    }

    private void giveBack(Batch batch) {
        List<Message> rest;
        lock.lock();
        try {
            batches.remove(batch);
            rest = batch.takeRest();
            if (!rest.isEmpty()) {
                size.givenBack(batch.size());
            }
        } finally {
            lock.unlock();
        }
        if (!rest.isEmpty()) {
            show(rest);
        }
    }

    private void show(List<Message> messages) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, messages.size())
                .mapToObj(i -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(messages.get(i).receiptHandle())
                        .visibilityTimeout(0)
                        .build())
                .toList();
        try {
            sqs.changeMessageVisibilityBatch(
                    change -> change.queueUrl(request.queueUrl()).entries(entries));
        } catch (RuntimeException e) {
            LOG.debug("{} messages come again only after their visibility time-out", messages.size(), e);
        }
    }
}
