package org.thumbnailroute.engine.internal.icc;

/** A profile that says nothing that can be used; the picture is shown as if it had none. */
final class BrokenProfileException extends Exception {

    BrokenProfileException(String message) {
        super(message);
    }
}
