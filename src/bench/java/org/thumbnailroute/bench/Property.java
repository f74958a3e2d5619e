package org.thumbnailroute.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What was said with {@code -Dname=value}; nothing is the same as not said. */
public final class Property {

    private Property() {}

    /** The value as it is. */
    public static Optional<String> text(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }

    /** Words between commas. */
    public static List<String> list(String name, String defaultValue) {
        return Arrays.stream(text(name).orElse(defaultValue).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
