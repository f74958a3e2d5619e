package org.thumbnailroute.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.aws.SqsDelivery;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.failure.AwsAdvice;
import org.thumbnailroute.outcome.Outcome.Cause;
import org.thumbnailroute.outcome.Outcome.Kind;
import org.thumbnailroute.removal.Removal;
import org.thumbnailroute.thumbnail.RemovedThumbnail;
import org.thumbnailroute.thumbnail.StoredThumbnail;

/** Makes an {@link Outcome} of what the route's steps have left in the exchange. */
public final class OutcomeReader {

    private OutcomeReader() {}

    /** The thumbnails are stored, and announced to whoever is to hear of them. */
    public static Outcome done(Exchange exchange) {
        boolean isSilent = !exchange.getVariable("upload", Upload.class).isAnnounced();
        return new Outcome(
                isSilent ? Kind.STORED : Kind.ANNOUNCED,
                messageId(exchange),
                ObjectLocation.in(exchange),
                audience(exchange),
                Cause.NONE,
                Optional.of(exchange.getVariable("source", Announcement.Source.class)),
                stored(exchange),
                List.of(),
                times(exchange),
                trace(exchange));
    }

    /** This upload was announced before. */
    public static Outcome duplicate(Exchange exchange) {
        return unmade(exchange, Kind.DUPLICATE, Cause.NONE);
    }

    /** The record asks for no thumbnail, and the failure says why. */
    public static Outcome ignored(Exchange exchange, Throwable failure) {
        return unmade(exchange, Kind.IGNORED, Cause.ignored(String.valueOf(failure.getMessage())));
    }

    /** A newer version of the object is there, with an event of its own. */
    public static Outcome superseded(Exchange exchange) {
        return unmade(exchange, Kind.SUPERSEDED, Cause.NONE);
    }

    /** The object is not there any more. */
    public static Outcome gone(Exchange exchange) {
        return unmade(exchange, Kind.GONE, Cause.NONE);
    }

    /** The object was deleted, and its thumbnails with it. */
    public static Outcome removed(Exchange exchange) {
        return unmade(exchange, Kind.REMOVED, Cause.NONE);
    }

    /** The message lies in the dead-letter queue. */
    public static Outcome parked(Exchange exchange, Rejections.Rejection rejection) {
        return unmade(exchange, Kind.PARKED, rejection.source(), Cause.parked(rejection.reason(), rejection.error()));
    }

    /** Another worker, or another thread of this one, has this very upload in work. */
    public static Outcome inWork(Exchange exchange) {
        return unmade(exchange, Kind.IN_WORK, Cause.NONE);
    }

    /** The message stays in its queue. */
    public static Outcome left(Exchange exchange, Throwable failure) {
        return unmade(exchange, Kind.LEFT_IN_QUEUE, Cause.left(error(failure), failure));
    }

    /** A failure that may pass, in one line for a person. */
    public static String error(Throwable failure) {
        return AwsAdvice.line(failure.getClass().getSimpleName() + ": " + failure.getMessage(), failure);
    }

    private static Outcome unmade(Exchange exchange, Kind kind, Cause cause) {
        return unmade(exchange, kind, ObjectLocation.in(exchange), cause);
    }

    private static Outcome unmade(Exchange exchange, Kind kind, Optional<ObjectLocation> source, Cause cause) {
        return new Outcome(
                kind,
                messageId(exchange),
                source,
                audience(exchange),
                cause,
                Optional.empty(),
                List.of(),
                removedKeys(exchange),
                times(exchange),
                trace(exchange));
    }

    private static List<String> removedKeys(Exchange exchange) {
        return Removal.soFar(exchange).stream().map(RemovedThumbnail::key).toList();
    }

    private static Optional<String> messageId(Exchange exchange) {
        String header = exchange.getMessage().getHeader(Sqs2Constants.MESSAGE_ID, String.class);
        return Optional.ofNullable(exchange.getVariable("messageId", header, String.class));
    }

    private static Optional<Audience> audience(Exchange exchange) {
        return upload(exchange).map(Upload::audience);
    }

    private static OutcomeTimes times(Exchange exchange) {
        return new OutcomeTimes(
                Instant.now(),
                exchange.getClock().asDuration(),
                upload(exchange).flatMap(Upload::time),
                SqsDelivery.of(exchange));
    }

    private static Optional<TraceIds> trace(Exchange exchange) {
        return TraceIds.of(exchange.getVariable("traceparent", String.class));
    }

    private static Optional<Upload> upload(Exchange exchange) {
        return Optional.ofNullable(exchange.getVariable("upload", Upload.class));
    }

    @SuppressWarnings("unchecked") // the route's step each-thumbnail gathers nothing else
    private static List<Outcome.Thumbnail> stored(Exchange exchange) {
        List<StoredThumbnail> thumbnails = exchange.getVariable("thumbnails", List.class);
        return thumbnails.stream()
                .map(one -> new Outcome.Thumbnail(
                        one.bucket(), one.key(), one.size(), one.contentType(), one.bytes(), one.width(), one.height()))
                .toList();
    }
}
