package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.logging.JsonLines;
import org.thumbnailroute.outcome.Outcome;

/** Keeps what is logged, by whomever, from its making to its closing. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {

    /** One log line and what it was logged with. A route's own step {@code log} may have the logger of outcomes. */
    public record Line(Level level, String logger, String message, boolean hasTrace, boolean isOutcome, String json) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    private LogCapture() {
        super("capture", null, null, true, Property.EMPTY_ARRAY);
    }

    public static LogCapture open() {
        LogCapture capture = new LogCapture();
        capture.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().addAppender(capture, Level.ALL, null);
        context.updateLoggers();
        return capture;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(new Line(
                event.getLevel(),
                event.getLoggerName(),
                event.getMessage().getFormattedMessage(),
                event.getThrown() != null,
                isOutcome(event.getMessage().getParameters()),
                JsonLines.of(event)));
    }

    private static boolean isOutcome(Object @Nullable [] parameters) {
        return parameters != null && Stream.of(parameters).anyMatch(Outcome.class::isInstance);
    }

    public List<Line> lines() {
        return lines;
    }

    /** What the route said of its outcomes. */
    List<String> outcomes() {
        return lines.stream()
                .filter(Line::isOutcome)
                .filter(line -> line.level().isMoreSpecificThan(Level.INFO))
                .map(LogCapture::checked)
                .toList();
    }

    /** The JSON log would say the same. */
    private static String checked(Line line) {
        JsonNode json = RouteTest.json(line.json());
        assertEquals(line.message(), json.path("message").textValue(), line::json);
        assertEquals(line.message().split(" ", 2)[0], json.path("event.action").textValue(), line::json);
        return line.message();
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender(getName());
        context.updateLoggers();
        stop();
    }
}
