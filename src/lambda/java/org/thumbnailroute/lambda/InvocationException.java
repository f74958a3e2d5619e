package org.thumbnailroute.lambda;

/** An invocation fails. Lambda logs it with its stack trace, which this has none of: the line says what is wrong. */
final class InvocationException extends RuntimeException {

    InvocationException(String message) {
        super(message, null, false, false);
    }
}
