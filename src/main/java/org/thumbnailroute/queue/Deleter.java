package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;

/** Deletes messages of one queue; what SQS does not delete is tried again after pauses that double, and in the end said. */
final class Deleter {

    private static final Logger LOG = LoggerFactory.getLogger(Deleter.class);

    private static final int MOST_ATTEMPTS = 6;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Duration firstPause;
    private final Duration longest;
    private final ScheduledExecutorService timer;
    private final Set<Attempt> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** What is to be deleted with one request. */
    private record Attempt(List<String> receiptHandles, boolean parked, int number, Duration pause, long end) {

        Attempt after(List<String> left) {
            return new Attempt(left, parked, number + 1, pause.multipliedBy(2), end);
        }

        boolean mayBeRepeated() {
            return number < MOST_ATTEMPTS && System.nanoTime() + pause.toNanos() - end < 0;
        }
    }

    /** What SQS did not delete: what it may delete another time, and what it never will. */
    private record Refused(List<String> forNow, List<String> forGood, String why) {}

    /**
     * A deleter for one queue.
     *
     * @param firstPause before the second attempt
     * @param longest how long after it was first asked for a deletion may be tried again; then the message may have been
     *     delivered again
     */
    Deleter(SqsClient sqs, String queueUrl, Duration firstPause, Duration longest, ScheduledExecutorService timer) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.firstPause = firstPause;
        this.longest = longest;
        this.timer = timer;
    }

    /** Never fails: a message that was not deleted comes again. */
    void delete(List<String> receiptHandles, boolean parked) {
        attempt(new Attempt(receiptHandles, parked, 1, firstPause, System.nanoTime() + longest.toNanos()));
    }

    /** Tries once more, without a pause, what failed before. */
    void close() {
        closed = true;
        waiting.forEach(this::attemptIfWaiting);
    }

    private void attempt(Attempt attempt) {
        Refused refused = send(attempt.receiptHandles());
        warn(refused.forGood(), attempt.parked(), refused.why());
        if (!closed && attempt.mayBeRepeated()) {
            tryAgain(attempt, refused.forNow());
        } else {
            warn(refused.forNow(), attempt.parked(), refused.why());
        }
    }

    private void tryAgain(Attempt attempt, List<String> left) {
        if (!left.isEmpty()) {
            Attempt next = attempt.after(left);
            waiting.add(next);
            Future<?> unused =
                    timer.schedule(() -> attemptIfWaiting(next), attempt.pause().toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void attemptIfWaiting(Attempt attempt) {
        if (waiting.remove(attempt)) {
            attempt(attempt);
        }
    }

    private Refused send(List<String> receiptHandles) {
        try {
            List<BatchResultErrorEntry> failed = sqs.deleteMessageBatch(
                            delete -> delete.queueUrl(queueUrl).entries(entries(receiptHandles)))
                    .failed();
            List<String> forNow = new ArrayList<>();
            List<String> forGood = new ArrayList<>();
            for (BatchResultErrorEntry entry : failed) {
                String receiptHandle = receiptHandles.get(Integer.parseInt(entry.id()));
                (Boolean.TRUE.equals(entry.senderFault()) ? forGood : forNow).add(receiptHandle);
            }
            return new Refused(
                    forNow, forGood, failed.isEmpty() ? "" : failed.get(0).code());
        } catch (RuntimeException | Error e) {
            return new Refused(receiptHandles, List.of(), e.toString());
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

    private static void warn(List<String> messages, boolean parked, String why) {
        if (!messages.isEmpty()) {
            LOG.warn(
                    "{} messages could not be deleted; they come again, and {}: {}",
                    messages.size(),
                    parked ? "are parked a second time" : "are skipped as duplicates",
                    Printable.line(why));
        }
    }
}
