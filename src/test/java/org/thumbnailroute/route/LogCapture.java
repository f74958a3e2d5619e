package org.thumbnailroute.route;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps what is logged, by whomever, from its making to its closing. */
public final class LogCapture extends AbstractAppender implements AutoCloseable {

    /** One log line and what it was logged with. */
    public record Line(Level level, String logger, String message, boolean hasTrace) {}

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
                event.getThrown() != null));
    }

    public List<Line> lines() {
        return lines;
    }

    /** What the route said of its outcomes. */
    List<String> outcomes() {
        return lines.stream()
                .filter(line -> line.logger().equals("thumbnail"))
                .filter(line -> line.level().isMoreSpecificThan(Level.INFO))
                .map(Line::message)
                .toList();
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender(getName());
        context.updateLoggers();
        stop();
    }
}
