package org.thumbnailroute.guard;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a step for one exchange. It ends once: when Camel says so, or when anything that belongs to it fails. What
 * follows belongs to the step around it, for example the split in which it stands.
 */
final class StepRun implements AsyncCallback {

    private static final Logger LOG = LoggerFactory.getLogger(StepRun.class);

    /** Of an exchange; those of a split inherit it, also on threads of their own. */
    private static final String PROPERTY = StepRun.class.getName();

    private final String name;
    private final Exchange exchange;
    private final AsyncCallback callback;
    private final CurrentStep current;
    private final @Nullable StepRun outer;
    private final Thread thread = Thread.currentThread();
    private final AtomicBoolean ended = new AtomicBoolean();
    private boolean starting;
    private boolean done;

    StepRun(String name, Exchange exchange, AsyncCallback callback, CurrentStep current) {
        this.name = name;
        this.exchange = exchange;
        this.callback = callback;
        this.current = current;
        StepRun onThisThread = current.get();
        this.outer = onThisThread == null ? exchange.getProperty(PROPERTY, StepRun.class) : onThisThread;
    }

    /** Does what {@link AsyncProcessor#process(Exchange, AsyncCallback)} promises, and throws nothing. */
    boolean start(AsyncProcessor processor) {
        boolean isSync;
        starting = true;
        exchange.setProperty(PROPERTY, this);
        StepRun before = current.set(this);
        try {
            isSync = processor.process(exchange, this);
        } catch (RuntimeException | Error e) {
            isSync = true;
            fail(this, e);
        } finally {
            starting = false;
            current.set(before);
        }
        if (done) {
            end(isSync);
        }
        return isSync;
    }

    /** While the step starts, this has to wait: Camel calls it in finally blocks, also with an Error on its way. */
    @Override
    public void done(boolean doneSync) {
        if (starting && Thread.currentThread().equals(thread)) {
            done = true;
        } else {
            end(doneSync);
        }
    }

    private void end(boolean doneSync) {
        if (ended.compareAndSet(false, true)) {
            sayWhatFailed();
            exchange.setProperty(PROPERTY, outer);
            StepRun before = current.set(outer);
            try {
                callback.done(doneSync);
            } finally {
                current.set(before);
            }
        }
    }

    /** Camel catches an Error in a method or an expression, but the text of its exception does not say which Error. */
    private void sayWhatFailed() {
        if (exchange.getException() instanceof CamelExecutionException wrapper && wrapper.getCause() != null) {
            exchange.setException(asException(wrapper.getCause()));
        }
    }

    /**
     * Ends the innermost step that has not ended yet with a failure.
     *
     * @param run the step at which it happened, null if it was at none
     */
    static void fail(@Nullable StepRun run, Throwable failure) {
        Throwable last = failure;
        for (StepRun one = run; one != null; one = one.outer) {
            if (!one.ended.get()) {
                try {
                    one.failWith(one.asException(last));
                    return;
                } catch (RuntimeException | Error e) {
                    last = e;
                }
            }
        }
        LOG.error(
                "failed outside of all steps; polling goes on, but the message may not be delivered again soon", last);
    }

    private void failWith(Exception failure) {
        if (outer == null) {
            // nobody else says it
            LOG.error("{}; the message is left in its queue", failure.getMessage(), failure);
        }
        exchange.setException(failure);
        end(true);
    }

    private Exception asException(Throwable failure) {
        return failure instanceof Exception exception
                ? exception
                : new IllegalStateException("%s failed: %s".formatted(name, failure), failure);
    }
}
