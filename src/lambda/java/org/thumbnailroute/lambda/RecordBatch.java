package org.thumbnailroute.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the messages of an invocation side by side, as many at once as {@code thumbnail.concurrency} says: they mostly
 * wait for S3 and SNS. It answers in time, with what is not done as a failure.
 *
 * <p>What was begun and is not done by then goes on: it is not interrupted, because nobody could say what an interrupted
 * request has done. Lambda freezes it after the answer and lets it go on with the next invocation, or ends it. That does
 * no harm:
 *
 * <ul>
 *   <li>Ended, it is what it is when a worker dies: its lease runs out, and the message comes again.
 *   <li>If it goes on before its lease is over, it is done once; the message that comes again is in work or a duplicate.
 *   <li>If it goes on after that, another may have made the same. Its thumbnail is the same bytes under the same key,
 *       and it is stored only while the original is the one that was read. It is not announced, because it asks before
 *       whether its lease was taken over; only what was frozen between that and the announcement is announced twice.
 *       Remembering it twice changes nothing. If it fails late, its lease is no longer its own and stays as it is; only
 *       the message may be hidden for longer.
 * </ul>
 */
final class RecordBatch {

    private static final Logger LOG = LoggerFactory.getLogger("thumbnail");

    /** With code that is not yet compiled. */
    private static final long FIRST_RECORD_MILLIS = 3000;

    private final CoreRoute core;
    private final ExecutorService workers;
    private final RecordTimes times = new RecordTimes(FIRST_RECORD_MILLIS);

    private record InWork(Delivery message, Future<Boolean> isDone) {}

    RecordBatch(CoreRoute core, int concurrency) {
        this.core = core;
        this.workers = Executors.newFixedThreadPool(concurrency, work -> {
            Thread thread = new Thread(work, "record");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Returns the ids of those that are to come again. */
    List<String> make(List<Delivery> messages, TimeLeft time) {
        List<InWork> all = messages.stream()
                .map(message -> new InWork(message, workers.submit(() -> make(message, time))))
                .toList();
        List<String> failed = new ArrayList<>();
        for (InWork one : all) {
            if (!isDone(one, time)) {
                failed.add(one.message().id());
            }
        }
        return failed;
    }

    /** One that is not begun is not touched. It comes again after the queue's visibility time-out. */
    private boolean make(Delivery message, TimeLeft time) {
        long expected = times.expectedMillis();
        if (!time.isEnoughFor(expected)) {
            LOG.warn("not-begun message={} because=\"a record may take {} ms\"", message.id(), expected);
            return false;
        }
        long begin = System.nanoTime();
        try {
            return core.make(message);
        } finally {
            times.took(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
    }

    private static boolean isDone(InWork one, TimeLeft time) {
        try {
            return one.isDone().get(time.untilAnswer(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("not-done-in-time message={}", one.message().id());
        } catch (ExecutionException e) {
            // an Error: what the routes know of they answer for
            LOG.error("failed message={}", one.message().id(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
