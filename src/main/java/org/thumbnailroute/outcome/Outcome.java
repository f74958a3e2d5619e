package org.thumbnailroute.outcome;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;

/**
 * What became of one upload, or of a message that could not be opened. The log line, metrics and whatever else tells of
 * outcomes are made from it. It holds no body, credential or link.
 *
 * @param kind what happened
 * @param messageId of the SQS message, or of the Lambda invocation
 * @param source the object, as far as the event names it
 * @param audience who hears of the thumbnails; empty if the event was not understood so far
 * @param cause why there is no thumbnail
 * @param original what was decoded; only of {@code announced} and {@code stored}
 * @param thumbnails one for each size; only of {@code announced} and {@code stored}
 * @param removed keys of thumbnails that were removed, because the original is gone
 * @param times when it happened, and how long it took
 * @param trace the trace that the message belongs to, if it is traced
 */
public record Outcome(
        Kind kind,
        Optional<String> messageId,
        Optional<ObjectLocation> source,
        Optional<Audience> audience,
        Cause cause,
        Optional<Announcement.Source> original,
        List<Thumbnail> thumbnails,
        List<String> removed,
        OutcomeTimes times,
        Optional<TraceIds> trace) {

    /** What can happen to an upload. */
    public enum Kind {
        /** The thumbnails are stored and announced. */
        ANNOUNCED,
        /** The thumbnails are stored and, as the backfill asked, not announced. */
        STORED,
        /** This upload was announced before. */
        DUPLICATE,
        /** The record asks for no thumbnail. */
        IGNORED,
        /** A newer version of the object is there, with an event of its own. */
        SUPERSEDED,
        /** The object is not there any more. */
        GONE,
        /** The object was deleted, and its thumbnails with it. */
        REMOVED,
        /** It can never succeed, and is in the dead-letter queue. */
        PARKED,
        /** Another worker, or another thread of this one, has this very upload in work. */
        IN_WORK,
        /** It failed, and SQS delivers it again. */
        LEFT_IN_QUEUE;

        /** In the log, for example {@code left-in-queue}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether somebody may have to do something. */
        public boolean isFailure() {
            return this == PARKED || this == LEFT_IN_QUEUE;
        }
    }

    /**
     * Why there is no thumbnail. Empty unless the outcome is {@code ignored}, {@code parked} or {@code left-in-queue}.
     *
     * @param reason a stable word: of {@code parked} a {@link org.thumbnailroute.failure.Reason}, of {@code ignored} its
     *     own, such as {@code folder-marker}
     * @param text of {@code ignored} the reason and what it is about, as it came; otherwise the error in one printable line
     * @param failure the exception behind {@code left-in-queue}
     */
    public record Cause(Optional<String> reason, Optional<String> text, Optional<Throwable> failure) {

        static final Cause NONE = new Cause(Optional.empty(), Optional.empty(), Optional.empty());

        static Cause ignored(String because) {
            return new Cause(Optional.of(because.split(" ", 2)[0]), Optional.of(because), Optional.empty());
        }

        static Cause parked(String reason, String error) {
            return new Cause(Optional.of(reason), Optional.of(error), Optional.empty());
        }

        static Cause left(String error, Throwable failure) {
            return new Cause(Optional.empty(), Optional.of(error), Optional.of(failure));
        }
    }

    /**
     * One thumbnail in the target bucket.
     *
     * @param size the bounding box that was asked for, such as {@code 64x64}
     * @param bytes encoded size
     * @param width in pixels
     * @param height in pixels
     */
    public record Thumbnail(
            String bucket, String key, String size, String contentType, long bytes, int width, int height) {}

    /** The reason in {@link Cause}. */
    public Optional<String> reason() {
        return cause.reason();
    }

    /** The line of the log. */
    @Override
    public String toString() {
        return OutcomeLine.of(this);
    }
}
