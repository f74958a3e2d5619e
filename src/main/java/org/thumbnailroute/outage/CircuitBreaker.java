package org.thumbnailroute.outage;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Variable;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.AwsAdvice;
import org.thumbnailroute.queue.Polls;

/**
 * Stops the polling of a queue while nothing goes well, so that an outage or a missing right does not use up the
 * deliveries of its messages. After each failure a {@link Probe} asks what failed whether it works: if it is away, or after
 * some failures in a row, nothing is received until it works again.
 *
 * <p>As a poll strategy it lets polls through or not; the failure policy tells it of the failures that count, and the route
 * of the uploads that were announced. Camel's {@code ThrottlingExceptionRoutePolicy} would open on failures that lie long
 * apart, and would let every consumer try.
 */
public final class CircuitBreaker implements PollingConsumerPollStrategy, BooleanSupplier {

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    private final Function<Exchange, Probe> probes;
    private final Polls polls;
    private final LongSupplier nanoTime;
    private int failuresToOpen = 5;
    private PauseLengths lengths =
            new PauseLengths(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofHours(12));

    private final Map<String, Probe> failed = new LinkedHashMap<>();
    private int failuresInARow;
    private String lastFailure = "";
    private @Nullable Pause pause;

    /** Something failed, and was not asked yet. */
    private boolean suspicious;

    /** False while the pause lasts for a question only. */
    private boolean said;

    private long pauses;

    public CircuitBreaker(Probes probes, Polls polls) {
        this(probes::of, polls, System::nanoTime);
    }

    CircuitBreaker(Function<Exchange, Probe> probes, Polls polls, LongSupplier nanoTime) {
        this.probes = probes;
        this.polls = polls;
        this.nanoTime = nanoTime;
    }

    /**
     * Uploads or polls that fail one after the other, with no announcement between them, before the polling stops even though
     * what failed seems to work.
     */
    public void setFailuresToOpen(int failures) {
        failuresToOpen = failures;
    }

    public void setShortestPauseSeconds(int seconds) {
        lengths = lengths.withShortest(seconds);
    }

    public void setLongestPauseSeconds(int seconds) {
        lengths = lengths.withLongest(seconds);
    }

    /** The longest pause between two messages that are tried although nobody knows whether they can succeed. */
    public void setLongestPauseBetweenTriesSeconds(int seconds) {
        lengths = lengths.withLongestBetweenTries(seconds);
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        Pause current;
        List<Probe> asked;
        synchronized (this) {
            openIfDue();
            if (pause == null) {
                return true;
            }
            if (!pause.takeTurn(now())) {
                return false;
            }
            if (pause.isPolling()) {
                return true;
            }
            current = pause;
            asked = List.copyOf(failed.values());
        }
        // requests, which nobody else should have to wait for
        Answer all = asked.stream().map(Probe::ask).reduce(Answer.WORKS, Answer::orWorse);
        return mayPoll(current, all);
    }

    private synchronized boolean mayPoll(Pause asked, Answer all) {
        if (!asked.equals(pause)) {
            // something was announced while the services were asked
            return true;
        }
        if (!said && all != Answer.AWAY) {
            pause = null;
            return true;
        }
        say();
        return asked.mayPoll(all, now());
    }

    /** What neither failed nor was announced, an empty poll or a duplicate, says nothing: the next poll may try. */
    @Override
    public synchronized void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (pause != null && pause.isTurnOfThisThread()) {
            pause.endTurn(now());
        }
        if (pause != null && failed.isEmpty() && polls.failuresInARow() == 0) {
            close("SQS answers again");
        }
    }

    @Override
    public synchronized boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        lastFailure = AwsAdvice.line(cause.toString(), cause);
        if (pause != null && pause.isTurnOfThisThread()) {
            // it costs no delivery
            pause.askLater(now());
        }
        return false;
    }

    /**
     * An upload failed; it counts if a service is behind the failure. One that was tried during a pause gets the property
     * {@code triedInVain}, so that it waits for long and others are tried before it.
     */
    public void failed(Exchange exchange) {
        Throwable failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        if (!ServiceFailure.is(failure)) {
            return;
        }
        Probe probe = probes.apply(exchange);
        synchronized (this) {
            failuresInARow++;
            lastFailure = AwsAdvice.line(String.valueOf(failure), failure);
            failed.put(probe.service(), probe);
            suspicious = pause == null;
            if (pause != null && pause.isTurnOfThisThread()) {
                exchange.setProperty("triedInVain", true);
                LOG.warn(
                        "polling still pauses: the message that was tried failed too. The next one is tried after {} s",
                        pause.toNextTry().toSeconds());
                pause.tryFailed(now());
            }
        }
    }

    /** An upload was announced, for which everything had to go well. */
    public synchronized void announced() {
        failuresInARow = 0;
        failed.clear();
        suspicious = false;
        if (pause != null) {
            close("an upload succeeded");
        }
    }

    /** The happy path came to its end. An upload that nobody hears of shows that all works but the topic. */
    public synchronized void succeeded(@Variable("upload") Upload upload) {
        if (upload.isAnnounced() || !failed.containsKey(Probes.TOPIC)) {
            announced();
        }
    }

    /** Whether nothing has failed since the last announcement: then it is worth while to receive several messages at once. */
    @Override
    public synchronized boolean getAsBoolean() {
        return pause == null && failuresInARow == 0;
    }

    /** Whether polling pauses, or tries one message at a time to find out whether it may go on. */
    public synchronized boolean isPaused() {
        return pause != null && said;
    }

    /** How often polling has paused, since the start. */
    public synchronized long pauses() {
        return pauses;
    }

    /** Why nothing is received; empty while messages are. */
    synchronized String whyItPauses() {
        return pause == null || !said || pause.isPolling() ? "" : "polling pauses, the last failure: " + lastFailure;
    }

    /** Only when somebody wants to poll, so that nothing is said where nobody does. */
    private void openIfDue() {
        if (pause != null) {
            return;
        }
        if (failuresInARow + polls.failuresInARow() >= failuresToOpen) {
            pause = new Pause(lengths, now());
            pause.askLater(now());
            say();
        } else if (suspicious) {
            pause = new Pause(lengths, now());
        }
        suspicious = false;
    }

    private void say() {
        if (!said) {
            said = true;
            pauses++;
            LOG.error(
                    "polling pauses: {}. Nothing is received until {} again; that is asked every {} s, later every {} s (failures in a row: {})",
                    lastFailure,
                    failed.isEmpty() ? "SQS answers" : String.join(" and ", failed.keySet()) + " works",
                    lengths.shortest().toSeconds(),
                    lengths.longest().toSeconds(),
                    failuresInARow + polls.failuresInARow());
        }
    }

    private void close(String why) {
        if (pause != null && said) {
            LOG.warn("polling goes on: {}, {} s after the pause began", why, pause.secondsSince(now()));
        }
        pause = null;
        said = false;
    }

    private long now() {
        return nanoTime.getAsLong();
    }
}
