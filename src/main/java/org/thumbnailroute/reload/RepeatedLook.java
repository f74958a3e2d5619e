package org.thumbnailroute.reload;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at files again and again while Camel runs. They are read, not watched: so renames are seen, links that are turned (a
 * ConfigMap) and network file systems.
 */
public abstract class RepeatedLook extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedLook.class);

    private static final long PAUSE_MILLIS = 500;

    private final CamelContext context;
    private String said = "";
    private @Nullable ScheduledExecutorService executor;
    private @Nullable Future<?> looking;

    protected RepeatedLook(CamelContext context) {
        this.context = context;
    }

    /** Looks once; never at the same time as another look. */
    protected abstract void look() throws Exception;

    /** One line for the log about a look that failed. */
    protected abstract String explain(Throwable failure);

    /** What is said about an edit is said again about the next one. */
    protected void forgetWhatWasSaid() {
        said = "";
    }

    @Override
    protected void doStart() {
        executor = context.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, getClass().getSimpleName());
        looking = executor.scheduleWithFixedDelay(this::lookSafely, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        if (looking != null && executor != null) {
            looking.cancel(false);
            context.getExecutorServiceManager().shutdown(executor);
        }
    }

    private void lookSafely() {
        try {
            if (context.isStarted()) {
                look();
            }
        } catch (Exception | StackOverflowError | LinkageError e) {
            // An edit can also cause an Error; if it got out, the executor would never look again
            say(explain(e));
        }
    }

    private void say(String line) {
        if (!line.equals(said)) {
            LOG.error(line);
            said = line;
        }
    }
}
