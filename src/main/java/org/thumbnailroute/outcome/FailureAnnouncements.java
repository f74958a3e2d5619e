package org.thumbnailroute.outcome;

import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Variable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.announcement.FailureAnnouncement;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.outcome.Rejections.Rejection;
import org.thumbnailroute.settings.Hearers;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.text.Printable;

/**
 * Announces uploads that were parked. That is for subscribers' convenience only: the message is in the dead-letter queue,
 * so an announcement that fails is logged and counted, and nothing else.
 */
public final class FailureAnnouncements {

    private static final Logger LOG = LoggerFactory.getLogger(FailureAnnouncements.class);

    private final Hearers whom;
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();

    public FailureAnnouncements(Settings settings) {
        this.whom = settings.announcements().failures();
    }

    /** Whether anybody is to hear of it; of a silent backfill's upload nobody is. */
    public boolean isWanted(@Variable("rejection") Rejection rejection) {
        return whom != Hearers.NO && rejection.audience() != Audience.NONE;
    }

    /** Writes the message, and sets its attributes. */
    public String write(Exchange exchange, @Variable("rejection") Rejection rejection) {
        FailureAnnouncement announcement = new FailureAnnouncement(
                Reason.ofCode(rejection.reason()),
                rejection.error(),
                rejection.source(),
                exchange.getVariable("messageId", "none", String.class),
                whom == Hearers.EVERYONE ? rejection.audience() : Audience.PROGRAMS);
        announcement.attributes().addTo(exchange.getMessage());
        return announcement.message();
    }

    /** SNS has accepted one. */
    public void sent() {
        sent.increment();
    }

    /** SNS has not accepted one. */
    public void failed(Exchange exchange, @Variable("rejection") Rejection rejection) {
        failed.increment();
        // or the policy by which the message was parked would take this failure for its own, and not delete the message
        exchange.getExchangeExtension().setErrorHandlerHandled(null);
        Throwable failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn(
                "failure-not-announced message={}{} error={}: subscribers do not hear of this failure",
                Printable.field(exchange.getVariable("messageId", "none", String.class)),
                rejection
                        .source()
                        .map(source -> " source=" + Printable.quoted(source.toString()))
                        .orElse(""),
                Printable.quoted(OutcomeReader.error(failure)));
    }

    /** How many were accepted since the start. */
    public long sentCount() {
        return sent.sum();
    }

    /** How many were not accepted since the start, in spite of their retries. */
    public long failedCount() {
        return failed.sum();
    }
}
