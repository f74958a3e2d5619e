package org.thumbnailroute.lambda;

import org.thumbnailroute.failure.StartFailure;

/** The route cannot start. Lambda logs it with its stack trace, which this has none of: the line says what is wrong. */
final class InitException extends RuntimeException {

    InitException(Exception cause) {
        super("thumbnail-route cannot start: " + StartFailure.line(cause), null, false, false);
    }
}
