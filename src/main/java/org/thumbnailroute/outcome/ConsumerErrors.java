package org.thumbnailroute.outcome;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.failure.AwsAdvice;

/**
 * Says in one line what went wrong around the route, such as a message that could not be deleted. Failures within the
 * route have had their line from the failure policy; Camel would add two stack traces to each.
 */
public final class ConsumerErrors implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerErrors.class);

    @Override
    public void handleException(Throwable exception) {
        handleException("Consumer failed", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        boolean told = exchange != null && exchange.getException() != null;
        if (!told) {
            // Camel's words for a failed poll hold the endpoint with all its options
            String what = exchange == null ? "polling failed:" : message;
            LOG.warn("{} {}", what, AwsAdvice.line(exception.toString(), exception));
        }
        LOG.debug(message, exception);
    }
}
