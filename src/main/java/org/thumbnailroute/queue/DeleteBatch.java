package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;

/**
 * The messages of one queue that are to be deleted. They are deleted when there are ten, by whoever brings the tenth, so
 * that nobody runs ahead of SQS; fewer after a delay.
 */
final class DeleteBatch {

    private static final Logger LOG = LoggerFactory.getLogger(DeleteBatch.class);

    /** The most that SQS deletes with one request. */
    private static final int MOST = 10;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Duration delay;
    private final ScheduledExecutorService timer;

    private List<String> pending = new ArrayList<>(MOST);
    private @Nullable Future<?> due;

    DeleteBatch(SqsClient sqs, String queueUrl, Duration delay, ScheduledExecutorService timer) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
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
        send(full);
    }

    /** Deletes what there is. Fails never: a message that was not deleted comes again, and was done. */
    void flush() {
        send(take());
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

    private void send(List<String> receiptHandles) {
        if (receiptHandles.isEmpty()) {
            return;
        }
        try {
            DeleteMessageBatchResponse answer =
                    sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl).entries(entries(receiptHandles)));
            if (answer.hasFailed() && !answer.failed().isEmpty()) {
                warn(answer.failed().size(), answer.failed().get(0).code());
            }
        } catch (RuntimeException e) {
            warn(receiptHandles.size(), e.toString());
        }
    }

    private static List<DeleteMessageBatchRequestEntry> entries(List<String> receiptHandles) {
        return IntStream.range(0, receiptHandles.size())
                .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                        .id(Integer.toString(i))
                        .receiptHandle(receiptHandles.get(i))
                        .build())
                .toList();
    }

    private static void warn(int messages, String why) {
        LOG.warn(
                "{} messages could not be deleted; they come again, and are skipped as duplicates: {}",
                messages,
                Printable.line(why));
    }
}
