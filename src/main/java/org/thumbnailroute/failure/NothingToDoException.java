package org.thumbnailroute.failure;

/**
 * The record asks for no thumbnail, which is an outcome and not an error: the message is acknowledged with one log line.
 * An exception because that is how a step ends a Camel route early; it carries no stack trace.
 */
public final class NothingToDoException extends RuntimeException {

    /**
     * An outcome for the log.
     *
     * @param outcome a short stable word, such as {@code folder-marker}, and what it is about
     */
    public NothingToDoException(String outcome) {
        super(outcome, null, false, false);
    }
}
