package org.thumbnailroute.bench.pipeline;

import java.io.IOException;

/** Looks at a running worker from outside. */
final class Watch {

    private static final long POLL_MILLIS = 20;
    private static final long MEMORY_NANOS = 500_000_000;
    private static final long STALLED_NANOS = 120_000_000_000L;
    /** What is in work when a worker fails comes again before; nothing that is left then will be done. */
    private static final long DRAINED_NANOS = 90_000_000_000L;

    private final AwsProcess aws;
    private final Running running;
    private double peakMegabytes;
    private long lastMemory = System.nanoTime();

    Watch(AwsProcess aws, Running running) {
        this.aws = aws;
        this.running = running;
    }

    /** As soon as this many were announced. */
    WorkerState at(int announced) throws IOException {
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
    int drained() throws IOException {
        long since = System.nanoTime();
        int left = aws.queued();
        while (left > 0 && System.nanoTime() - since < DRAINED_NANOS) {
            pause();
            left = aws.queued();
        }
        return left;
    }

    WorkerState sample() throws IOException {
        ProcessTree tree = running.tree();
        return new WorkerState(
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

    /** The most resident memory until now. */
    double peakMegabytes() throws IOException {
        return Math.max(peakMegabytes, running.tree().notedPeakMegabytes());
    }
}
