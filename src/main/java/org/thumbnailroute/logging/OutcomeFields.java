package org.thumbnailroute.logging;

import java.util.Optional;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.OutcomeTimes;

/** The facts of an outcome: ECS and AWS have names for most of them, the others begin with {@code thumbnail}. */
final class OutcomeFields {

    private OutcomeFields() {}

    static void put(Outcome outcome, JsonLine line) {
        line.put("event.action", outcome.kind().word());
        outcome.reason().ifPresent(reason -> line.put("event.reason", reason));
        line.put("event.duration", outcome.times().elapsed().toNanos());
        outcome.messageId().ifPresent(id -> line.put("messaging.message.id", id));
        outcome.source().ifPresent(source -> put(source, line));
        if (outcome.kind().isFailure()) {
            put(outcome.cause(), line);
        }
        outcome.audience().ifPresent(audience -> line.put("thumbnail.audience", audience.word()));
        outcome.original().ifPresent(original -> put(original, line));
        if (!outcome.thumbnails().isEmpty()) {
            putThumbnails(outcome, line);
        }
        if (!outcome.removed().isEmpty()) {
            line.put("thumbnail.removed.keys", outcome.removed());
        }
        put(outcome.times(), line);
        outcome.trace().ifPresent(trace -> line.put("trace.id", trace.traceId()).put("span.id", trace.spanId()));
    }

    private static void put(ObjectLocation source, JsonLine line) {
        line.put("aws.s3.bucket.name", source.bucket());
        Optional.of(source.key()).filter(key -> !key.isEmpty()).ifPresent(key -> line.put("aws.s3.object.key", key));
    }

    private static void put(Outcome.Cause cause, JsonLine line) {
        cause.text().ifPresent(error -> line.put("error.message", error));
        cause.failure()
                .ifPresent(failure -> line.put("error.type", failure.getClass().getName()));
    }

    private static void put(Announcement.Source original, JsonLine line) {
        line.put("thumbnail.source.content_type", original.contentType())
                .put("thumbnail.source.bytes", original.bytes())
                .put("thumbnail.source.width", original.width())
                .put("thumbnail.source.height", original.height())
                .put("thumbnail.source.partial", original.partial());
    }

    private static void putThumbnails(Outcome outcome, JsonLine line) {
        line.put(
                        "thumbnail.stored.keys",
                        outcome.thumbnails().stream()
                                .map(Outcome.Thumbnail::key)
                                .toList())
                .put(
                        "thumbnail.stored.bytes",
                        outcome.thumbnails().stream()
                                .mapToLong(Outcome.Thumbnail::bytes)
                                .sum());
    }

    private static void put(OutcomeTimes times, JsonLine line) {
        times.delivery().ifPresent(delivery -> line.put("thumbnail.receive_count", delivery.receiveCount()));
        times.queueWait().ifPresent(wait -> line.put("thumbnail.queue_wait_ms", wait.toMillis()));
        times.sinceUpload().ifPresent(time -> line.put("thumbnail.since_upload_ms", time.toMillis()));
    }
}
