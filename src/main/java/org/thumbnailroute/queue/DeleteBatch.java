package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one queue that are to be deleted. They are deleted when there are ten, by whoever brings the tenth, so
 * that nobody runs ahead of SQS; fewer after a delay.
 */
final class DeleteBatch {

    /** The most that SQS deletes with one request. */
    private static final int MOST = 10;

    private final Deleter deleter;
    private final Duration delay;
    private final ScheduledExecutorService timer;

    private List<String> pending = new ArrayList<>(MOST);
    private @Nullable Future<?> due;

    DeleteBatch(Deleter deleter, Duration delay, ScheduledExecutorService timer) {
        this.deleter = deleter;
        this.delay = delay;
        this.timer = timer;
    }

    /** Returns at once, but for each tenth time. */
    void add(String receiptHandle) {
        List<String> full = List.of();
        synchronized (this) {
            pending.add(receiptHandle);
            if (pending.size() == MOST) {
                full = take();
            } else if (due == null) {
                due = timer.schedule(this::flush, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        delete(full);
    }

    /** Deletes it at once: nothing remembers that it was parked, and it would be parked again if it came again. */
    void addParked(String receiptHandle) {
        deleter.delete(List.of(receiptHandle), true);
    }

    /** Deletes what there is; what fails is not tried for long. */
    void close() {
        flush();
        deleter.close();
    }

    private void flush() {
        delete(take());
    }

    private void delete(List<String> receiptHandles) {
        if (!receiptHandles.isEmpty()) {
            deleter.delete(receiptHandles, false);
        }
    }

    private synchronized List<String> take() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
        List<String> taken = pending;
        pending = new ArrayList<>(MOST);
        return taken;
    }
}
