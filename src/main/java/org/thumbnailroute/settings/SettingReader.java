package org.thumbnailroute.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks settings up and has them parsed; each complaint names the setting, its value and what is allowed. */
public final class SettingReader {

    private final Function<String, Optional<String>> properties;

    /**
     * A reader of these settings.
     *
     * @param properties gives the text of a setting by its name, empty where it is not set
     */
    public SettingReader(Function<String, Optional<String>> properties) {
        this.properties = properties;
    }

    /**
     * The value of one setting.
     *
     * @param parser throws IllegalArgumentException, with the problem as its message, for text that it does not take
     * @throws InvalidSettingException if the setting is missing, or the parser does not take it
     */
    public <T> T value(String name, Function<String, T> parser) {
        return parsed(name, text(name), parser);
    }

    /** Like {@link #value}, of a setting that an older application.properties does not have. */
    public <T> T valueOr(String byDefault, String name, Function<String, T> parser) {
        return parsed(name, found(name).orElse(byDefault), parser);
    }

    /** Whether there is a text, and not only spaces. */
    boolean has(String name) {
        return found(name).isPresent();
    }

    private static <T> T parsed(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(name, text, String.valueOf(e.getMessage()));
        }
    }

    /** Like {@link #value}, of a setting that may hold a password: no complaint shows its text. */
    <T> T secret(String name, Function<String, T> parser) {
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "%s %s (not shown here, it may hold a password)".formatted(name, e.getMessage()));
        }
    }

    /** Like {@link #value}, of a setting that holds several values with commas between them; each once. */
    <T> List<T> list(String name, Function<String, T> parser) {
        return value(name, text -> Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(parser)
                .distinct()
                .toList());
    }

    /** Like {@link #value}, of a whole number in this range, perhaps with a unit such as MB. */
    public long number(String name, long min, long max) {
        return value(name, text -> SettingParsers.number(text, min, max));
    }

    /** Like {@link #value}, of a duration in this range, such as 30m. */
    Duration duration(String name, Duration min, Duration max) {
        return value(name, text -> SettingParsers.duration(text, min, max));
    }

    private String text(String name) {
        return found(name)
                .orElseThrow(
                        () -> new InvalidSettingException("%s is missing: set it in application.properties or as %s"
                                .formatted(name, SettingNames.variable(name))));
    }

    private Optional<String> found(String name) {
        return properties.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }
}
