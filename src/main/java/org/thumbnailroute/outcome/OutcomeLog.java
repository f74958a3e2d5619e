package org.thumbnailroute.outcome;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;

/** Writes one line for each outcome of a record, and then tells each {@link OutcomeListener} of it. */
public final class OutcomeLog {

    private static final Logger LOG = LoggerFactory.getLogger("thumbnail");
    private static final Logger OWN_LOG = LoggerFactory.getLogger(OutcomeLog.class);

    private final AtomicReference<Collection<OutcomeListener>> listeners = new AtomicReference<>();

    /** The end of the happy path, which a duplicate reaches too, having skipped all of it. */
    public void done(Exchange exchange) {
        boolean isDuplicate = exchange.getProperty(ExchangePropertyKey.DUPLICATE_MESSAGE, false, Boolean.class);
        tell(exchange, isDuplicate ? OutcomeReader.duplicate(exchange) : OutcomeReader.done(exchange));
    }

    /** The record asks for no thumbnail. */
    public void ignored(Exchange exchange) {
        tell(exchange, OutcomeReader.ignored(exchange, failure(exchange)));
    }

    /** A newer version of the object is there, with an event of its own. */
    public void superseded(Exchange exchange) {
        tell(exchange, OutcomeReader.superseded(exchange));
    }

    /** The object is not there any more. */
    public void gone(Exchange exchange) {
        tell(exchange, OutcomeReader.gone(exchange));
    }

    /** The object was deleted, and its thumbnails with it. */
    public void removed(Exchange exchange) {
        tell(exchange, OutcomeReader.removed(exchange));
    }

    /** The message now lies in the dead-letter queue. */
    public void parked(Exchange exchange) {
        tell(exchange, OutcomeReader.parked(exchange, exchange.getVariable("rejection", Rejections.Rejection.class)));
    }

    /** Another worker, or another thread of this one, has this very upload in work; the message comes again. */
    public void inWork(Exchange exchange) {
        tell(exchange, OutcomeReader.inWork(exchange));
    }

    /** The message stays in its queue and comes again. */
    public void left(Exchange exchange) {
        Throwable failure = failure(exchange);
        tell(exchange, OutcomeReader.left(exchange, failure));
        LOG.debug("left-in-queue", failure);
    }

    /** The outcome itself is what is logged: its text is the line, and a layout that wants its facts finds them. */
    private void tell(Exchange exchange, Outcome outcome) {
        if (outcome.kind().isFailure()) {
            LOG.warn("{}", outcome);
        } else {
            LOG.info("{}", outcome);
        }
        listeners(exchange).forEach(listener -> tell(listener, outcome));
    }

    /** Looked up late, because other beans may be made after this one. */
    private Collection<OutcomeListener> listeners(Exchange exchange) {
        return listeners.updateAndGet(found ->
                found != null ? found : exchange.getContext().getRegistry().findByType(OutcomeListener.class));
    }

    @SuppressWarnings("CatchingUnchecked") // whatever it is, the upload has ended as it has ended
    private static void tell(OutcomeListener listener, Outcome outcome) {
        try {
            listener.ended(outcome);
        } catch (Throwable e) {
            OWN_LOG.warn("{} failed: {}", listener.getClass().getName(), Printable.line(e));
        }
    }

    private static Throwable failure(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    }
}
