package org.thumbnailroute.explain;

/** There is no such object. The message is one line that says what there is instead. */
final class MissingObjectException extends RuntimeException {

    MissingObjectException(String message) {
        super(message, null, false, false);
    }
}
