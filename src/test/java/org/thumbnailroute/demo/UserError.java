package org.thumbnailroute.demo;

/** What the person at the keyboard can put right; the message is one line that says how. */
final class UserError extends RuntimeException {

    UserError(String message) {
        super(message, null, false, false);
    }
}
