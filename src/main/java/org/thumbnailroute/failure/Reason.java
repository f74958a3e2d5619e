package org.thumbnailroute.failure;

import java.util.Locale;
import org.thumbnailroute.engine.ImageRejectedException;

/**
 * Why a message was parked in the dead-letter queue. The codes are part of the product's interface: people filter and
 * redrive by them, so they never change. Each has a row in the README.
 */
public enum Reason {
    BAD_EVENT("fix the rule or subscription that sent it"),
    FOREIGN_BUCKET("add the bucket to thumbnail.source-bucket, then redrive"),
    KEY_TOO_LONG("shorten thumbnail.key, then redrive"),
    TOO_MANY_BYTES("raise thumbnail.max-source-bytes, then redrive"),
    TOO_MANY_PIXELS("raise thumbnail.max-source-pixels or the memory, then redrive"),
    EMPTY_OBJECT("upload it again"),
    UNSUPPORTED_FORMAT("convert it, and upload it again"),
    CORRUPT_IMAGE("upload it again"),
    ARCHIVED_ORIGINAL("restore it, then redrive"),
    CUSTOMER_ENCRYPTED("upload it without SSE-C"),
    KEY_UNAVAILABLE("enable the key or grant the right, then redrive"),
    ACCESS_DENIED("grant the right, then redrive"),
    ANNOUNCEMENT_TOO_LONG("configure fewer sizes or shorter keys, then redrive");

    private final String action;

    Reason(String action) {
        this.action = action;
    }

    /**
     * The reason with this code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Reason ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What the engine's word for it is here. */
    public static Reason of(ImageRejectedException.Reason reason) {
        return switch (reason) {
            case EMPTY -> EMPTY_OBJECT;
            case UNSUPPORTED_FORMAT -> UNSUPPORTED_FORMAT;
            case CORRUPT -> CORRUPT_IMAGE;
            case TOO_MANY_PIXELS, TOO_LITTLE_MEMORY -> TOO_MANY_PIXELS;
        };
    }

    /** What somebody has to do, as in the README's table: a part of a sentence. */
    public String action() {
        return action;
    }

    /** The stable code, for example {@code too-many-pixels}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
