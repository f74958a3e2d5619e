package org.thumbnailroute.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.thumbnailroute.outcome.Outcome;

/**
 * A line of the log as a JSON object with the fields of the Elastic Common Schema (ECS). Their names have dots and are not
 * nested, as ECS loggers for Java write them.
 */
final class JsonLayout extends AbstractStringLayout {

    private static final String ECS_VERSION = "8.11.0";

    private final Service service;
    private final BiConsumer<Outcome, JsonLine> more;

    /** @param more adds fields to the line of an outcome */
    JsonLayout(Service service, BiConsumer<Outcome, JsonLine> more) {
        super(UTF_8);
        this.service = service;
        this.more = more;
    }

    @Override
    public String toSerializable(LogEvent event) {
        Instant time = Instant.ofEpochMilli(event.getTimeMillis());
        JsonLine line = begin(time, event.getLevel(), event.getMessage().getFormattedMessage());
        line.put("log.logger", event.getLoggerName()).put("process.thread.name", event.getThreadName());
        outcome(event).ifPresent(outcome -> {
            OutcomeFields.put(outcome, line);
            more.accept(outcome, line);
        });
        Optional.ofNullable(event.getThrown()).ifPresent(thrown -> putError(thrown, line));
        return line.end() + System.lineSeparator();
    }

    /** The fields that each line has. */
    JsonLine begin(Instant time, Level level, String message) {
        JsonLine line = JsonLine.begin()
                .put("@timestamp", time.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("log.level", level.name())
                .put("message", message)
                .put("ecs.version", ECS_VERSION)
                .put("service.name", service.name());
        service.version().ifPresent(version -> line.put("service.version", version));
        return line;
    }

    /** {@link org.thumbnailroute.outcome.OutcomeLog} logs the outcome itself, not only its text. */
    private static Optional<Outcome> outcome(LogEvent event) {
        return Stream.ofNullable(event.getMessage().getParameters())
                .flatMap(Stream::of)
                .filter(Outcome.class::isInstance)
                .map(Outcome.class::cast)
                .findFirst();
    }

    private static void putError(Throwable thrown, JsonLine line) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        line.put("error.type", thrown.getClass().getName())
                .put("error.message", String.valueOf(thrown.getMessage()))
                .put("error.stack_trace", trace.toString());
    }
}
