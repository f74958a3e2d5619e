package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** How the polls of a queue go. Whoever polls tells it; whoever wants to know whether SQS answers asks it. */
public final class Polls {

    /** How long an answer may take beside the wait that was asked for. */
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private boolean answered;
    private OptionalLong due = OptionalLong.empty();
    private int failuresInARow;
    private final LongAdder returned = new LongAdder();
    private volatile IntConsumer listener = messages -> {};

    public Polls() {
        this(System::nanoTime);
    }

    Polls(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A poll is under way that waits for so long for a message. */
    synchronized void began(Duration wait) {
        due = OptionalLong.of(nanoTime.getAsLong() + wait.plus(SLOWEST_ANSWER).toNanos());
    }

    /** SQS answered a poll, with messages or with none. */
    public synchronized void answered() {
        answered = true;
        failuresInARow = 0;
        due = OptionalLong.empty();
    }

    /** An answer held so many messages. */
    void brought(int messages) {
        listener.accept(messages);
    }

    /** So many messages were made visible to all workers again, because no thread of this one had time for them. */
    void gaveBack(int messages) {
        returned.add(messages);
    }

    /** Has somebody told how many messages each answer holds. */
    public void setListener(IntConsumer listener) {
        this.listener = listener;
    }

    /** Messages that were received and given back, since the start. */
    public long returned() {
        return returned.sum();
    }

    /** A poll failed. */
    public synchronized void failed() {
        answered = false;
        failuresInARow++;
        due = OptionalLong.empty();
    }

    /** A poll is not waited for any longer; it may still be answered. */
    synchronized void hangs() {
        answered = false;
    }

    /** Whether SQS answered the last poll. One that is under way does not count, unless its answer is overdue. */
    public synchronized boolean areAnswered() {
        boolean overdue = due.isPresent() && nanoTime.getAsLong() - due.getAsLong() > 0;
        return answered && !overdue;
    }

    public synchronized int failuresInARow() {
        return failuresInARow;
    }
}
