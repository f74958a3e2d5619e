package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/**
 * Receives for all threads that make the same request. One of them asks SQS, the others wait for what it brings: an idle
 * worker makes one long poll, not one for each thread. What is not handed out soon is given back, because nobody prolongs
 * its visibility yet, and other workers may have time for it.
 */
final class Prefetch {

    /** The most that SQS gives with one request. */
    private static final int MOST = 10;

    private final Receiver receiver;
    private final Duration fresh;
    private final BooleanSupplier allIsWell;
    private final Polls polls;
    private final ScheduledExecutorService timer;

    private final Lock lock = new ReentrantLock();
    private final Condition pollEnded = lock.newCondition();
    private final Batches batches = new Batches(MOST);
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
        this.receiver = new Receiver(sqs, request, polls);
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
                Optional<Message> message = batches.next();
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

    /** Wakes the threads that wait, and gives back what is left. */
    void close() {
        List<Batch> left;
        lock.lock();
        try {
            closed = true;
            pollEnded.signalAll();
            left = batches.all();
        } finally {
            lock.unlock();
        }
        left.forEach(this::giveBack);
    }

    /** Waits for the end of another thread's poll. A failed one brings nothing; the thread that made it reports it. */
    private boolean broughtMessages(Poll poll) {
        try {
            while (!poll.ended && !closed) {
                long left = poll.start + receiver.longest().toNanos() - System.nanoTime();
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

    /** It hangs. The next thread makes a new one, or one dead connection would stop all threads. */
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
            int most = allIsWell.getAsBoolean() ? batches.nextSize() : 1;
            batch = new Batch(receiver.receive(most), fresh);
            first = batch.first();
        } finally {
            // also after an error: the others wait
            end(own, batch);
        }
        return first;
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
            batches.add(batch);
            if (!batch.isEmpty() && !closed) {
                Future<?> unused = timer.schedule(() -> giveBack(batch), fresh.toMillis() + 1, TimeUnit.MILLISECONDS);
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
            rest = batches.takeRest(batch);
        } finally {
            lock.unlock();
        }
        receiver.giveBack(rest);
    }
}
