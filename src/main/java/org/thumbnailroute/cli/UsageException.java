package org.thumbnailroute.cli;

/** What was typed makes no sense; the message is one line that says what would. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message, null, false, false);
    }
}
