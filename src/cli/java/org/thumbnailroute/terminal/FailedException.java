package org.thumbnailroute.terminal;

/** A command cannot do its work: exit code 1. The message is one line for people, and needs no cause to be understood. */
public final class FailedException extends RuntimeException {

    /** @param message names what failed, why, and what to do */
    public FailedException(String message) {
        super(message, null, false, false);
    }
}
