package org.thumbnailroute.nativecode;

import java.nio.file.Path;
import org.thumbnailroute.text.Printable;

/** A native library is not for this system, or cannot be unpacked or loaded here. */
public final class NativeLoadException extends Exception {

    NativeLoadException(String library, Path temporary, Throwable cause) {
        super(
                "%s cannot be unpacked to %s and loaded (-Djava.io.tmpdir names another directory, writable and without noexec): %s"
                        .formatted(library, temporary, Printable.line(cause)),
                cause);
    }

    /** For whatever is wrong before there is a file. */
    public NativeLoadException(String message) {
        super(message);
    }
}
