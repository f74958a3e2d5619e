package org.thumbnailroute.backfill;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Ctrl-C and SIGTERM end the work between two requests, and Java waits for it to say how far it is. */
final class StopHook {

    /** For a request that is under way. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private StopHook() {}

    static int during(ToIntFunction<Stop> work) {
        Stop stop = new Stop();
        CountDownLatch isDone = new CountDownLatch(1);
        Thread hook = new Thread(() -> onShutdown(stop, isDone));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.applyAsInt(stop);
        } finally {
            isDone.countDown();
            remove(hook);
        }
    }

    static void onShutdown(Stop stop, CountDownLatch isDone) {
        stop.ask();
        // System.console() cannot be interrupted
        if (!stop.isIdle()) {
            await(isDone);
        }
    }

    @SuppressWarnings("ResultOfMethodCallIgnored") // done or not, the process ends now
    private static void await(CountDownLatch isDone) {
        try {
            isDone.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running
        }
    }
}
