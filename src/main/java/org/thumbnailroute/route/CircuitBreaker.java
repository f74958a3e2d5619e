package org.thumbnailroute.route;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.camel.support.RoutePolicySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.idempotent.KeyInWorkException;
import org.thumbnailroute.text.Printable;

/**
 * Stops the polling of a queue while nothing goes well, so that an outage or a missing right does not use up the
 * deliveries of all its messages. After a pause one message is tried; if it fails too, the pause doubles.
 *
 * <p>As a route policy it sees which messages failed, as a poll strategy it lets polls through or not, and as a step of the
 * route it learns that an upload was announced. Camel's {@code ThrottlingExceptionRoutePolicy} would open on failures that
 * lie long apart, and would let every consumer try.
 */
public final class CircuitBreaker extends RoutePolicySupport implements PollingConsumerPollStrategy, BooleanSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    /** Longer than a picture takes; then the thread that tries is taken for dead. */
    private static final Duration LONGEST_TRY = Duration.ofMinutes(10);

    private final InstantSource clock;
    private int failuresToOpen = 5;
    private Duration shortestPause = Duration.ofSeconds(5);
    private Duration longestPause = Duration.ofSeconds(60);

    private int failuresInARow;
    private @Nullable Open open;

    /** A pause; one thread at a time may try. */
    private record Open(
            Instant since,
            Instant nextTry,
            Duration pause,
            @Nullable Thread trying) {
        Open triedBy(@Nullable Thread thread, Instant nextTry) {
            return new Open(since, nextTry, pause, thread);
        }

        boolean isTriedHere() {
            return Thread.currentThread().equals(trying);
        }
    }

    public CircuitBreaker() {
        this(InstantSource.system());
    }

    CircuitBreaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Messages or polls that fail one after the other, with no announcement between them, before the polling stops. */
    public void setFailuresToOpen(int failures) {
        failuresToOpen = failures;
    }

    public void setShortestPauseSeconds(int seconds) {
        shortestPause = Duration.ofSeconds(seconds);
    }

    public void setLongestPauseSeconds(int seconds) {
        longestPause = Duration.ofSeconds(seconds);
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure != null && !isOfOneUpload(exchange)) {
            failed(failure);
        }
    }

    /** What says nothing of the uploads behind it. */
    private static boolean isOfOneUpload(Exchange exchange) {
        return exchange.getException(KeyInWorkException.class) != null
                || exchange.getException(OriginalDeniedException.class) != null;
    }

    @Override
    public synchronized boolean begin(Consumer consumer, Endpoint endpoint) {
        if (open == null) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(open.nextTry())) {
            return false;
        }
        // nobody else until it has ended; but it may have died of an Error, and then nobody says so
        open = open.triedBy(Thread.currentThread(), now.plus(LONGEST_TRY));
        return true;
    }

    /** What neither failed nor was announced, an empty poll or a duplicate, says nothing: the next poll may try. */
    @Override
    public synchronized void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (open != null && open.isTriedHere()) {
            open = open.triedBy(null, clock.instant());
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        failed(cause);
        return false;
    }

    /** Whether nothing has failed since the last announcement: then it is worth while to receive several messages at once. */
    @Override
    public synchronized boolean getAsBoolean() {
        return open == null && failuresInARow == 0;
    }

    /** An upload was announced, for which everything had to go well. */
    public synchronized void announced() {
        failuresInARow = 0;
        if (open != null) {
            LOG.warn("polling goes on: an upload was announced, {} s after the pause began", secondsSince(open));
            open = null;
        }
    }

    private synchronized void failed(Exception failure) {
        failuresInARow++;
        if (open == null && failuresInARow >= failuresToOpen) {
            open = new Open(clock.instant(), clock.instant().plus(shortestPause), shortestPause, null);
            LOG.error(
                    "polling pauses: {} failures in a row, the last one: {}. One message is tried every {} s, later every {} s, until one goes well",
                    failuresInARow,
                    Printable.line(innermost(failure)),
                    shortestPause.toSeconds(),
                    longestPause.toSeconds());
        } else if (open != null && open.isTriedHere()) {
            Duration doubled = open.pause().multipliedBy(2);
            Duration pause = doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
            open = new Open(open.since(), clock.instant().plus(pause), pause, null);
        }
    }

    /** Splits wrap what happened in words of their own. */
    private static Throwable innermost(Exception failure) {
        return failure instanceof CamelExchangeException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private long secondsSince(Open opened) {
        return Duration.between(opened.since(), clock.instant()).toSeconds();
    }
}
