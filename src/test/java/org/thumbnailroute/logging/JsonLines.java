package org.thumbnailroute.logging;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.announcement.Announcement;
import org.thumbnailroute.aws.SqsDelivery;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.outcome.OutcomeTimes;
import org.thumbnailroute.outcome.TraceIds;
import org.thumbnailroute.route.RouteTest;

/** What the JSON log makes of events and outcomes. */
public final class JsonLines {

    private JsonLines() {}

    /** The line for an event as it is. */
    public static String of(LogEvent event) {
        return of(event, (outcome, line) -> {});
    }

    /** The line for an outcome. */
    public static String of(Outcome outcome) {
        return of(outcome, (one, line) -> {});
    }

    /** The same with more fields. */
    public static String of(Outcome outcome, BiConsumer<Outcome, JsonLine> more) {
        return of(event("{}", outcome, null), more);
    }

    static LogEvent event(String pattern, Object argument, @Nullable Throwable thrown) {
        return Log4jLogEvent.newBuilder()
                .setLoggerName("thumbnail")
                .setLevel(Level.INFO)
                .setMessage(new ParameterizedMessage(pattern, argument))
                .setThrown(thrown)
                .setThreadName("main")
                .build();
    }

    private static String of(LogEvent event, BiConsumer<Outcome, JsonLine> more) {
        return new JsonLayout(new Service("thumbnail-route", Optional.of("1.0")), more).toSerializable(event);
    }

    /** All names that a line can have. */
    public static Set<String> fields() {
        Set<String> names = new TreeSet<>();
        Arrays.stream(Outcome.Kind.values())
                .map(kind -> of(outcome(kind, "key")))
                .forEach(line -> RouteTest.json(line).fieldNames().forEachRemaining(names::add));
        RouteTest.json(of(event("{}", "text", new IllegalStateException("no"))))
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    /** An outcome of which everything is known that can be. */
    public static Outcome outcome(Outcome.Kind kind, String key) {
        boolean isMade = kind == Outcome.Kind.ANNOUNCED || kind == Outcome.Kind.STORED;
        Instant ended = Instant.parse("2026-11-27T12:00:10.123Z");
        return new Outcome(
                kind,
                Optional.of("3b1a2c"),
                Optional.of(new ObjectLocation("source", key)),
                Optional.of(kind == Outcome.Kind.STORED ? Audience.NONE : Audience.ALL),
                cause(kind, key),
                isMade
                        ? Optional.of(
                                new Announcement.Source("source", key, "e", "image/jpeg", 34_567, 600, 400, "", false))
                        : Optional.empty(),
                isMade
                        ? List.of(
                                new Outcome.Thumbnail("target", "s/" + key, "64x64", "image/jpeg", 1_000, 64, 43),
                                new Outcome.Thumbnail("target", "l/" + key, "128x128", "image/jpeg", 2_000, 128, 86))
                        : List.of(),
                kind == Outcome.Kind.REMOVED ? List.of("s/" + key, "l/" + key) : List.of(),
                new OutcomeTimes(
                        ended,
                        Duration.ofMillis(25),
                        Optional.of(Instant.parse("2026-11-27T12:00:09Z")),
                        Optional.of(new SqsDelivery(Optional.of(Instant.parse("2026-11-27T12:00:09.5Z")), 1))),
                Optional.of(new TraceIds("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")));
    }

    private static Outcome.Cause cause(Outcome.Kind kind, String text) {
        return switch (kind) {
            case IGNORED -> new Outcome.Cause(Optional.of("folder-marker"), Optional.of(text), Optional.empty());
            case PARKED -> new Outcome.Cause(Optional.of("corrupt-image"), Optional.of(text), Optional.empty());
            case LEFT_IN_QUEUE ->
                new Outcome.Cause(
                        Optional.empty(), Optional.of(text), Optional.of(new IllegalStateException("out of order")));
            default -> new Outcome.Cause(Optional.empty(), Optional.empty(), Optional.empty());
        };
    }
}
