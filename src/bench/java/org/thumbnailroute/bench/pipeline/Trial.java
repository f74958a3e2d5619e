package org.thumbnailroute.bench.pipeline;

import java.io.IOException;
import java.util.Map;

/** Lets a worker work a backlog off, and looks at it from outside on the way. */
final class Trial implements AutoCloseable {

    static final int EARLY = 300;

    private static final long POLL_MILLIS = 20;
    private static final long MEMORY_NANOS = 500_000_000;
    private static final long STALLED_NANOS = 120_000_000_000L;
    /** What is in work when a worker dies comes again after this; nothing that is left then will be done. */
    private static final long DRAINED_NANOS = 45_000_000_000L;

    private final AwsProcess aws;
    private final Job job;
    private final Running running;
    private double peakMegabytes;
    private long lastMemory = System.nanoTime();

    private Trial(AwsProcess aws, Job job, Running running) {
        this.aws = aws;
        this.job = job;
        this.running = running;
    }

    /** The figures of one worker, in processes of its own. */
    static Figures of(AwsProcess aws, Worker worker, Job job) throws IOException {
        Map<String, String> stack = aws.stack();
        aws.load(job.workload(), job.uploads());
        Running running = Running.start(worker, stack, job.processes(), job.announcedStore(), job.prefix());
        try (var trial = new Trial(aws, job, running)) {
            return trial.figures();
        }
    }

    private Figures figures() throws IOException {
        Sample first = at(1);
        Sample early = at(Math.min(EARLY, job.warm() + job.measured()));
        Sample warm = at(job.warm());
        Sample end = at(job.warm() + job.measured());
        int left = drained();
        Sample last = sample();
        peakMegabytes = Math.max(peakMegabytes, running.tree().notedPeakMegabytes());
        return new Figures(
                first.aws().firstMillis() - running.startMillis(),
                first,
                early,
                warm,
                end,
                last,
                peakMegabytes,
                job.uploads(),
                aws.deadLetters(),
                left);
    }

    /** As soon as this many were announced. */
    private Sample at(int announced) throws IOException {
        long since = System.nanoTime();
        int before = -1;
        while (true) {
            int now = aws.state().announced();
            if (now >= announced) {
                return sample();
            }
            if (now > before) {
                before = now;
                since = System.nanoTime();
            }
            running.requireAlive();
            if (System.nanoTime() - since > STALLED_NANOS) {
                throw new IllegalStateException(
                        "nothing moves after " + now + " announcements:\n" + running.lastOutput());
            }
            lookAtMemory();
            pause();
        }
    }

    /** Waits for the rest; returns how many messages are still there. */
    private int drained() throws IOException {
        long since = System.nanoTime();
        int left = aws.queued();
        while (left > 0 && System.nanoTime() - since < DRAINED_NANOS) {
            pause();
            left = aws.queued();
        }
        return left;
    }

    private Sample sample() throws IOException {
        ProcessTree tree = running.tree();
        return new Sample(
                System.nanoTime(), aws.state(), tree.cpuMillis(), tree.residentMegabytes(), MachineTime.now());
    }

    private void lookAtMemory() throws IOException {
        if (System.nanoTime() - lastMemory > MEMORY_NANOS) {
            peakMegabytes = Math.max(peakMegabytes, running.tree().residentMegabytes());
            lastMemory = System.nanoTime();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
