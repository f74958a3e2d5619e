package org.thumbnailroute.backfill;

import java.io.PrintWriter;
import java.time.Duration;
import org.thumbnailroute.terminal.Progress;

/** Says on standard error how far it is: by a bar on a terminal, elsewhere by a line every ten seconds. */
final class BackfillProgress implements AutoCloseable {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintWriter err;
    private Progress bar;
    private long begin = System.nanoTime();
    private long last = begin;
    private long first;
    private long shown;

    BackfillProgress(PrintWriter err) {
        this.err = err;
        this.bar = Progress.start(err, "", 0);
    }

    /** While the plan is made. */
    void looking(Counts counts) {
        if (isDue()) {
            say("looking: %s, to queue %,d".formatted(others(counts), counts.objects()));
        }
    }

    /** The feeding begins, perhaps behind what was queued before. */
    void begin(Counts counts, long planned) {
        begin = System.nanoTime();
        last = begin;
        first = counts.objects();
        shown = first;
        bar = Progress.goOn(err, "queued", first, planned);
    }

    void queued(Counts counts, long planned) {
        for (; shown < counts.objects(); shown++) {
            bar.step();
        }
        bar.note(others(counts));
        if (!bar.isSeen() && isDue()) {
            double rate = (counts.objects() - first) / ((System.nanoTime() - begin) / 1e9);
            say("queued %,d of %,d, %s, %.1f/s%s"
                    .formatted(
                            counts.objects(), planned, others(counts), rate, left(planned - counts.objects(), rate)));
        }
    }

    private static String left(long objects, double rate) {
        return rate > 0 && objects > 0
                ? ", about %s left".formatted(RoughTime.text(Duration.ofSeconds(Math.round(objects / rate))))
                : "";
    }

    void full(Counts counts, int waiting, int limit) {
        // 80 characters have no room for more
        bar.note("waits: %,d in the queue".formatted(waiting));
        if (!bar.isSeen() && isDue()) {
            say("queued %,d, waits: the queue holds %,d messages (--queue-limit %,d)"
                    .formatted(counts.objects(), waiting, limit));
        }
    }

    void say(String line) {
        bar.above(() -> err.println(line));
    }

    private boolean isDue() {
        long now = System.nanoTime();
        if (now - last < BETWEEN_LINES.toNanos()) {
            return false;
        }
        last = now;
        return true;
    }

    private static String others(Counts counts) {
        return "skipped %,d, refused %,d".formatted(Counts.sum(counts.skipped()), Counts.sum(counts.refused()));
    }

    /** Removes the bar. */
    @Override
    public void close() {
        bar.close();
    }
}
