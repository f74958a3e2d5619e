package org.thumbnailroute.outcome;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.AwsAdvice;
import org.thumbnailroute.text.Printable;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/**
 * The text of one outcome of a record: the outcome, the message's id, the object, sizes, milliseconds. No body, credential
 * or link is ever part of it, and whatever a key holds, it stays one line.
 */
public final class OutcomeLine {

    private OutcomeLine() {}

    /** The thumbnails are stored, and announced to whoever is to hear of them; variables hold all that is told of it. */
    public static String done(Exchange exchange) {
        Announcement.Source source = exchange.getVariable("source", Announcement.Source.class);
        Audience audience = exchange.getVariable("upload", Upload.class).audience();
        return line(
                exchange,
                audience == Audience.NONE ? "stored" : "announced",
                (audience == Audience.PROGRAMS ? "audience=programs " : "")
                        + "original=\"%dx%d %dB\"%s thumbnails=\"%s\""
                                .formatted(
                                        source.width(),
                                        source.height(),
                                        source.bytes(),
                                        source.partial() ? " partial=true" : "",
                                        stored(exchange).stream()
                                                .map(OutcomeLine::described)
                                                .collect(Collectors.joining(", "))));
    }

    /** This upload was announced before. */
    public static String duplicate(Exchange exchange) {
        return line(exchange, "duplicate", "");
    }

    /** The record asks for no thumbnail, and the failure says why. */
    public static String ignored(Exchange exchange, Throwable failure) {
        return line(exchange, "ignored", "because=" + Printable.field(String.valueOf(failure.getMessage())));
    }

    /** A newer version of the object is there, with an event of its own. */
    public static String superseded(Exchange exchange) {
        return line(exchange, "superseded", "");
    }

    /** The object is not there any more. */
    public static String gone(Exchange exchange) {
        return line(exchange, "gone", "");
    }

    /** The message lies in the dead-letter queue. */
    public static String parked(Exchange exchange, Rejections.Rejection rejection) {
        return line(
                exchange,
                "parked",
                rejection.source(),
                "reason=%s error=%s".formatted(rejection.reason(), Printable.quoted(rejection.error())));
    }

    /** Another worker, or another thread of this one, has this very upload in work. */
    public static String inWork(Exchange exchange) {
        return line(exchange, "in-work", "");
    }

    /** The message stays in its queue. */
    public static String left(Exchange exchange, Throwable failure) {
        return line(exchange, "left-in-queue", "error=" + Printable.quoted(error(failure)));
    }

    /** A failure that may pass, in one line for a person. */
    public static String error(Throwable failure) {
        return AwsAdvice.line(failure.getClass().getSimpleName() + ": " + failure.getMessage(), failure);
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

    @SuppressWarnings("unchecked") // the route's step each-thumbnail gathers nothing else
    private static List<StoredThumbnail> stored(Exchange exchange) {
        return exchange.getVariable("thumbnails", List.class);
    }

    private static String described(StoredThumbnail thumbnail) {
        return "%dx%d %dB".formatted(thumbnail.width(), thumbnail.height(), thumbnail.bytes());
    }
}
