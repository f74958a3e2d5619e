package org.thumbnailroute.routefile;

/** A mistake in a file of {@code routes/}; its message is one line with the file, the line and what is wrong. */
public final class RouteMistakeException extends RuntimeException {

    /**
     * A mistake at a known place.
     *
     * @param line counted from 1
     */
    RouteMistakeException(String file, int line, String mistake) {
        super("%s:%d: %s".formatted(file, line, mistake));
    }

    RouteMistakeException(String message, Throwable cause) {
        super(message, cause);
    }
}
