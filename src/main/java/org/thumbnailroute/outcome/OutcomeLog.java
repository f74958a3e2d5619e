package org.thumbnailroute.outcome;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.AwsAdvice;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/**
 * Writes one line for each outcome of a record: the outcome, the message's id, the object, sizes, milliseconds. No body,
 * credential or link is ever part of it, and whatever a key holds, it stays one line.
 */
public final class OutcomeLog {

    private static final Logger LOG = LoggerFactory.getLogger("thumbnail");

    /** The end of the happy path, which a duplicate reaches too, having skipped all of it. */
    public void done(Exchange exchange) {
        if (exchange.getProperty(ExchangePropertyKey.DUPLICATE_MESSAGE, false, Boolean.class)) {
            info(exchange, "duplicate", "");
            return;
        }
        Announcement.Source source = exchange.getVariable("source", Announcement.Source.class);
        List<StoredThumbnail> thumbnails = stored(exchange);
        Audience audience = exchange.getVariable("upload", Upload.class).audience();
        info(
                exchange,
                audience == Audience.NONE ? "stored" : "announced",
                (audience == Audience.PROGRAMS ? "audience=programs " : "")
                        + "original=\"%dx%d %dB\"%s thumbnails=\"%s\""
                                .formatted(
                                        source.width(),
                                        source.height(),
                                        source.bytes(),
                                        source.partial() ? " partial=true" : "",
                                        thumbnails.stream()
                                                .map(OutcomeLog::described)
                                                .collect(Collectors.joining(", "))));
    }

    /** The record asks for no thumbnail. */
    public void ignored(Exchange exchange) {
        info(
                exchange,
                "ignored",
                "because=" + Printable.field(String.valueOf(failure(exchange).getMessage())));
    }

    /** A newer version of the object is there, with an event of its own. */
    public void superseded(Exchange exchange) {
        info(exchange, "superseded", "");
    }

    /** The object is not there any more. */
    public void gone(Exchange exchange) {
        info(exchange, "gone", "");
    }

    /** The message now lies in the dead-letter queue. */
    public void parked(Exchange exchange) {
        Rejections.Rejection rejection = exchange.getVariable("rejection", Rejections.Rejection.class);
        String details = "reason=%s error=%s".formatted(rejection.reason(), Printable.quoted(rejection.error()));
        LOG.warn("{}", line(exchange, "parked", rejection.source(), details));
    }

    /** Another worker, or another thread of this one, has this very upload in work; the message comes again. */
    public void inWork(Exchange exchange) {
        info(exchange, "in-work", "");
    }

    /** The message stays in its queue and comes again. */
    public void left(Exchange exchange) {
        Throwable failure = failure(exchange);
        String error = AwsAdvice.line(failure.getClass().getSimpleName() + ": " + failure.getMessage(), failure);
        warn(exchange, "left-in-queue", "error=" + Printable.quoted(error));
        LOG.debug("left-in-queue", failure);
    }

    private static void info(Exchange exchange, String outcome, String details) {
        LOG.info("{}", line(exchange, outcome, details));
    }

    private static void warn(Exchange exchange, String outcome, String details) {
        LOG.warn("{}", line(exchange, outcome, details));
    }

    private static String line(Exchange exchange, String outcome, String details) {
        return line(exchange, outcome, ObjectLocation.in(exchange), details);
    }

    private static String line(Exchange exchange, String outcome, Optional<String> source, String details) {
        String header = exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, "none", String.class);
        String message = exchange.getVariable("messageId", header, String.class);
        String where =
                source.map(location -> " source=" + Printable.quoted(location)).orElse("");
        String middle = details.isEmpty() ? "" : " " + details;
        return "%s message=%s%s%s ms=%d"
                .formatted(
                        outcome,
                        Printable.field(message),
                        where,
                        middle,
                        exchange.getClock().elapsed());
    }

    private static Throwable failure(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
    }

    @SuppressWarnings("unchecked") // the route's step each-thumbnail gathers nothing else
    private static List<StoredThumbnail> stored(Exchange exchange) {
        return exchange.getVariable("thumbnails", List.class);
    }

    private static String described(StoredThumbnail thumbnail) {
        return "%dx%d %dB".formatted(thumbnail.width(), thumbnail.height(), thumbnail.bytes());
    }
}
