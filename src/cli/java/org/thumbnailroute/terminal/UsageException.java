package org.thumbnailroute.terminal;

/** What was typed makes no sense: exit code 2. The message is one line that says what would. */
public final class UsageException extends RuntimeException {

    /** @param message names the option, its value and what is allowed */
    public UsageException(String message) {
        super(message, null, false, false);
    }
}
