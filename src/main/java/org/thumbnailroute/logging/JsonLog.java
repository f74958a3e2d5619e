package org.thumbnailroute.logging;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.settings.LogFormat;

/** Changes the console of {@code log4j2.properties} to JSON. */
public final class JsonLog {

    private static final Logger LOG = LoggerFactory.getLogger(JsonLog.class);

    /** The appender's name in {@code log4j2.properties}. */
    private static final String CONSOLE = "console";

    private JsonLog() {}

    /** From now on, each line is JSON. A Log4j configuration of somebody's own, without our console, stays as it is. */
    public static void begin() {
        begin((outcome, line) -> {});
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> LOG.error("uncaught in thread {}", thread.getName(), failure));
    }

    /**
     * The same, and lines of outcomes have more fields.
     *
     * @param more adds them
     */
    public static void begin(BiConsumer<Outcome, JsonLine> more) {
        LoggerContext context = LoggerContext.getContext(false);
        LoggerConfig root = context.getConfiguration().getRootLogger();
        if (!(root.getAppenders().get(CONSOLE) instanceof ConsoleAppender)) {
            LOG.warn(
                    "{} = json has no effect: the Log4j configuration has no console named {}",
                    LogFormat.SETTING,
                    CONSOLE);
            return;
        }
        Appender json = console(context.getConfiguration(), new JsonLayout(Service.of(System.getenv()), more));
        root.removeAppender(CONSOLE);
        root.addAppender(json, null, null);
        context.updateLoggers();
    }

    private static Appender console(Configuration configuration, JsonLayout layout) {
        ConsoleAppender console = ConsoleAppender.newBuilder()
                .setName(CONSOLE)
                .setConfiguration(configuration)
                .setLayout(layout)
                .build();
        console.start();
        return console;
    }

    /** Whether lines are JSON. */
    public static boolean isOn() {
        return layout().isPresent();
    }

    /** An error that is printed and not logged, in the form of the log. */
    public static String error(String message) {
        return layout().map(layout ->
                        layout.begin(Instant.now(), Level.ERROR, message).end())
                .orElse(message);
    }

    private static Optional<JsonLayout> layout() {
        LoggerConfig root = LoggerContext.getContext(false).getConfiguration().getRootLogger();
        return Optional.ofNullable(root.getAppenders().get(CONSOLE))
                .map(Appender::getLayout)
                .filter(JsonLayout.class::isInstance)
                .map(JsonLayout.class::cast);
    }
}
