package org.thumbnailroute.engine.webp;

/** The native library is not for this system, or cannot be unpacked or loaded here. */
final class NativeLoadException extends Exception {

    NativeLoadException(String message, Throwable cause) {
        super(message, cause);
    }

    NativeLoadException(String message) {
        super(message);
    }
}
