package org.thumbnailroute.idempotent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps the warnings of this package, which all have to be one line without a stack trace. */
final class WarningCapture extends AbstractAppender implements AutoCloseable {

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    private WarningCapture() {
        super("warnings", null, null, true, Property.EMPTY_ARRAY);
    }

    static WarningCapture open() {
        WarningCapture capture = new WarningCapture();
        capture.start();
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().addAppender(capture, Level.WARN, null);
        context.updateLoggers();
        return capture;
    }

    @Override
    public void append(LogEvent event) {
        if (event.getLoggerName().startsWith(WarningCapture.class.getPackageName())) {
            String trace = event.getThrown() == null ? "" : " and a stack trace";
            warnings.add(event.getMessage().getFormattedMessage() + trace);
        }
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().getRootLogger().removeAppender(getName());
        context.updateLoggers();
        stop();
    }
}
