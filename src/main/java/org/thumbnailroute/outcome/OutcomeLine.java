package org.thumbnailroute.outcome;

import java.util.Optional;
import java.util.stream.Collectors;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.text.Printable;

/**
 * The text of an outcome: what happened, the message's id, the object, sizes, milliseconds, and the trace if there is one.
 * Whatever a key holds, it stays one line.
 */
final class OutcomeLine {

    private OutcomeLine() {}

    static String of(Outcome outcome) {
        return "%s message=%s%s%s ms=%d%s"
                .formatted(
                        outcome.kind().word(),
                        Printable.field(outcome.messageId().orElse("none")),
                        outcome.source()
                                .map(location -> " source=" + Printable.quoted(location.toString()))
                                .orElse(""),
                        details(outcome),
                        outcome.times().elapsed().toMillis(),
                        outcome.trace().map(ids -> " trace=" + ids.traceId()).orElse(""));
    }

    private static String details(Outcome outcome) {
        Outcome.Cause cause = outcome.cause();
        return switch (outcome.kind()) {
            case ANNOUNCED, STORED ->
                outcome.original().map(original -> made(outcome, original)).orElse("");
            case IGNORED -> " because=" + Printable.field(cause.text().orElse(""));
            case PARKED -> " reason=%s error=%s".formatted(cause.reason().orElse(""), error(cause));
            case LEFT_IN_QUEUE -> " error=" + error(cause);
            case GONE, REMOVED -> removed(outcome);
            case DUPLICATE, SUPERSEDED, IN_WORK -> "";
        };
    }

    private static String made(Outcome outcome, Announcement.Source original) {
        return "%s original=\"%dx%d %dB\"%s thumbnails=\"%s\""
                .formatted(
                        outcome.audience().equals(Optional.of(Audience.PROGRAMS)) ? " audience=programs" : "",
                        original.width(),
                        original.height(),
                        original.bytes(),
                        original.partial() ? " partial=true" : "",
                        outcome.thumbnails().stream()
                                .map(one -> "%dx%d %dB".formatted(one.width(), one.height(), one.bytes()))
                                .collect(Collectors.joining(", ")));
    }

    private static String removed(Outcome outcome) {
        return outcome.removed().isEmpty() ? "" : " removed=" + Printable.quoted(String.join(", ", outcome.removed()));
    }

    private static String error(Outcome.Cause cause) {
        return Printable.quoted(cause.text().orElse(""));
    }
}
