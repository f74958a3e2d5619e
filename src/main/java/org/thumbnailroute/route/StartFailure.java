package org.thumbnailroute.route;

import java.util.stream.Stream;

/** Says in one line why the start failed. */
final class StartFailure {

    private StartFailure() {}

    /** The innermost cause speaks: what Camel wraps around it says where it stood, not what is wrong. */
    static String line(Throwable failure) {
        Throwable root = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .reduce((outer, inner) -> inner)
                .orElse(failure);
        String message = root.getMessage() == null ? root.toString() : root.getMessage();
        return Printable.of(
                root instanceof InvalidSettingException
                        ? message
                        : root.getClass().getSimpleName() + ": " + message);
    }
}
