package org.thumbnailroute.guard;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.settings.Settings;

/**
 * The threads that poll SQS, one for each message in work, and one for digests if there are any. They go on polling after an Error in a poll, outside of any step;
 * Java would silently cancel a repeated task that ends in one.
 */
public final class PollThreads extends ScheduledThreadPoolExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(PollThreads.class);

    public PollThreads(Settings settings) {
        super(settings.work().concurrency() + (settings.digest().isPresent() ? 1 : 0), poll -> {
            Thread thread = new Thread(poll, "poll");
            thread.setDaemon(true);
            return thread;
        });
        setRemoveOnCancelPolicy(true);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable poll, long initialDelay, long delay, TimeUnit unit) {
        return super.scheduleWithFixedDelay(() -> run(poll), initialDelay, delay, unit);
    }

    private static void run(Runnable poll) {
        try {
            poll.run();
        } catch (Error e) {
            // Camel has logged it with its stack trace
            LOG.error("polling goes on after an error: {}", e.toString());
        }
    }
}
