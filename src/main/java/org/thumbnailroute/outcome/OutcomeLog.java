package org.thumbnailroute.outcome;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one {@link OutcomeLine} for each outcome of a record. */
public final class OutcomeLog {

    private static final Logger LOG = LoggerFactory.getLogger("thumbnail");

    /** The end of the happy path, which a duplicate reaches too, having skipped all of it. */
    public void done(Exchange exchange) {
        boolean isDuplicate = exchange.getProperty(ExchangePropertyKey.DUPLICATE_MESSAGE, false, Boolean.class);
        LOG.info("{}", isDuplicate ? OutcomeLine.duplicate(exchange) : OutcomeLine.done(exchange));
    }

    /** The record asks for no thumbnail. */
    public void ignored(Exchange exchange) {
        LOG.info("{}", OutcomeLine.ignored(exchange, failure(exchange)));
    }

    /** A newer version of the object is there, with an event of its own. */
    public void superseded(Exchange exchange) {
        LOG.info("{}", OutcomeLine.superseded(exchange));
    }

    /** The object is not there any more. */
    public void gone(Exchange exchange) {
        LOG.info("{}", OutcomeLine.gone(exchange));
    }

    /** The message now lies in the dead-letter queue. */
    public void parked(Exchange exchange) {
        Rejections.Rejection rejection = exchange.getVariable("rejection", Rejections.Rejection.class);
        LOG.warn("{}", OutcomeLine.parked(exchange, rejection));
    }

    /** Another worker, or another thread of this one, has this very upload in work; the message comes again. */
    public void inWork(Exchange exchange) {
        LOG.info("{}", OutcomeLine.inWork(exchange));
    }

    /** The message stays in its queue and comes again. */
    public void left(Exchange exchange) {
        Throwable failure = failure(exchange);
        LOG.warn("{}", OutcomeLine.left(exchange, failure));
        LOG.debug("left-in-queue", failure);
    }

    private static Throwable failure(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    }
}
