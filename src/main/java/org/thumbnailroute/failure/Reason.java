package org.thumbnailroute.failure;

import java.util.Locale;
import org.thumbnailroute.engine.ImageRejectedException;

/**
 * Why a message was parked in the dead-letter queue. The codes are part of the product's interface: people filter and
 * redrive by them, so they never change. Each has a row in the README.
 */
public enum Reason {
    BAD_EVENT,
    FOREIGN_BUCKET,
    KEY_TOO_LONG,
    TOO_MANY_BYTES,
    TOO_MANY_PIXELS,
    EMPTY_OBJECT,
    UNSUPPORTED_FORMAT,
    CORRUPT_IMAGE,
    ARCHIVED_ORIGINAL,
    CUSTOMER_ENCRYPTED,
    KEY_UNAVAILABLE,
    ACCESS_DENIED,
    ANNOUNCEMENT_TOO_LONG;

    /** What the engine's word for it is here. */
    public static Reason of(ImageRejectedException.Reason reason) {
        return switch (reason) {
            case EMPTY -> EMPTY_OBJECT;
            case UNSUPPORTED_FORMAT -> UNSUPPORTED_FORMAT;
            case CORRUPT -> CORRUPT_IMAGE;
            case TOO_MANY_PIXELS, TOO_LITTLE_MEMORY -> TOO_MANY_PIXELS;
        };
    }

    /** The stable code, for example {@code too-many-pixels}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
