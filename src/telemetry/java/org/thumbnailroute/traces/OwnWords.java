package org.thumbnailroute.traces;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.text.Printable;

/** What OpenTelemetry says in Java's own log, which would print a stack trace for each request that fails. */
final class OwnWords extends Handler implements AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OwnWords.class);

    /** Held here, because Java forgets the handlers of a logger that nobody holds. */
    private final Logger logger = Logger.getLogger("io.opentelemetry");

    private volatile String last = "no reason given";

    /** Takes the place of the JVM's console. */
    static OwnWords instead() {
        OwnWords words = new OwnWords();
        words.logger.setUseParentHandlers(false);
        words.logger.addHandler(words);
        return words;
    }

    /** One line. */
    String last() {
        return last;
    }

    @Override
    public void publish(LogRecord said) {
        String cause = Optional.ofNullable(said.getThrown())
                .map(thrown -> " " + innermost(thrown))
                .orElse("");
        last = Printable.line(said.getMessage() + cause);
        LOG.debug("{}", last, said.getThrown());
    }

    private static Throwable innermost(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : innermost(cause);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
