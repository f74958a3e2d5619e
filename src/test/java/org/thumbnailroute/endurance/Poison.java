package org.thumbnailroute.endurance;

import java.util.Optional;
import java.util.Set;

/**
 * Something that no thumbnail should come of, and what may become of it.
 *
 * @param picture the object that is uploaded and told of, or nothing where the message itself is the poison
 * @param message the body of the message; empty where a picture is the poison
 * @param mayEnd reason codes of the dead-letter queue, or {@value #ANNOUNCED}, {@value #IGNORED} and {@value #GONE} where
 *     the worker may make something of it all the same
 */
record Poison(String name, Optional<byte[]> picture, String message, Set<String> mayEnd) {

    static final String ANNOUNCED = "announced";
    static final String IGNORED = "ignored";
    static final String GONE = "gone";
    static final String CORRUPT = "corrupt-image";
    static final String UNSUPPORTED = "unsupported-format";
    static final String TOO_MANY_PIXELS = "too-many-pixels";
    static final String BAD_EVENT = "bad-event";

    static Poison picture(String name, byte[] bytes, String... mayEnd) {
        return new Poison(name, Optional.of(bytes), "", Set.of(mayEnd));
    }

    static Poison message(String name, String body, String... mayEnd) {
        return new Poison(name, Optional.empty(), body, Set.of(mayEnd));
    }
}
