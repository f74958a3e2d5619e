package org.thumbnailroute.settings;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thumbnailroute.engine.ImageFormat;

/** Turns the text of single settings into values; each complaint names the setting, its value and what is allowed. */
public final class SettingReader {

    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,12}) ?(|KB|MB|GB|KP|MP|GP)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd]?)");
    private static final int CONCURRENCY_PER_CORE = 4;

    private final Function<String, Optional<String>> properties;

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
        String text = text(name);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(name, text, String.valueOf(e.getMessage()));
        }
    }

    <T> List<T> list(String name, Function<String, T> parser) {
        return value(name, text -> Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(parser)
                .distinct()
                .toList());
    }

    String queue(String name) {
        return matching(
                name,
                "[A-Za-z0-9_-]{1,80}|https?://\\S+/[A-Za-z0-9_-]{1,80}",
                "expected the name or the URL of a standard queue");
    }

    String topic(String name) {
        return matching(
                name,
                "[A-Za-z0-9_-]{1,256}|arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}",
                "expected the name or the ARN of a standard topic");
    }

    private String matching(String name, String pattern, String problem) {
        return value(name, text -> {
            require(text.matches(pattern), problem);
            return text;
        });
    }

    public long number(String name, long min, long max) {
        return value(name, text -> {
            Matcher matcher = NUMBER.matcher(text);
            String expected = "expected a whole number from %d to %d".formatted(min, max);
            require(matcher.matches(), expected);
            // whatever a person writes, it must not wrap around into the allowed range
            BigInteger number = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(factor(matcher.group(2))));
            require(
                    number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0,
                    expected);
            return number.longValueExact();
        });
    }

    private static long factor(String unit) {
        return unit.isEmpty()
                ? 1
                : switch (unit.toUpperCase(Locale.ROOT).charAt(0)) {
                    case 'K' -> 1_000;
                    case 'M' -> 1_000_000;
                    default -> 1_000_000_000;
                };
    }

    Duration duration(String name, Duration min, Duration max) {
        return value(name, text -> {
            Matcher matcher = DURATION.matcher(text);
            String expected = "expected a duration from %ds to %dd, such as 1h, 30m or 3600s"
                    .formatted(min.toSeconds(), max.toDays());
            require(matcher.matches(), expected);
            Duration duration = Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
            require(duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0, expected);
            return duration;
        });
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> ChronoUnit.SECONDS;
        };
    }

    int concurrency(String name) {
        if (text(name).equals("auto")) {
            return CONCURRENCY_PER_CORE * Runtime.getRuntime().availableProcessors();
        }
        try {
            return (int) number(name, 1, 1000);
        } catch (InvalidSettingException e) {
            throw new InvalidSettingException(name, text(name), "expected a whole number from 1 to 1000, or auto");
        }
    }

    boolean flag(String name) {
        return value(name, text -> {
            require(text.equals("true") || text.equals("false"), "expected true or false");
            return text.equals("true");
        });
    }

    static String bucket(String text) {
        require(
                text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
                "expected a bucket name: 3 to 63 small letters, digits, dots and dashes");
        return text;
    }

    /** Buckets of us-east-1 from before 2018 may have such names; the SDK puts these into the path. */
    static String sourceBucket(String text) {
        require(
                text.matches("[A-Za-z0-9._-]{3,255}"),
                "expected a bucket name: 3 to 255 letters, digits, dots, dashes and underscores");
        return text;
    }

    /** Empty for {@code default}: the endpoint of S3 that the worker uses. */
    static Optional<URI> endpoint(String text) {
        require(
                text.matches("default|https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(:\\d{1,5})?/?"),
                "expected default, or a scheme and a host, such as https://s3.example.com");
        return text.equals("default") ? Optional.empty() : Optional.of(URI.create(text));
    }

    /** Empty for {@code source}: that of the original. */
    public static Optional<ImageFormat> format(String text) {
        require(text.matches("source|jpeg|png|webp"), "expected source, jpeg, png or webp");
        return text.equals("source") ? Optional.empty() : Optional.of(ImageFormat.parse(text));
    }

    String announcedStore(String name) {
        String text = text(name);
        // neither in memory nor a URI: what is remembered outlives the worker, in a file that can be named
        if (!text.matches("jdbc:sqlite:(?!:|file:).+|jdbc:postgresql:[^@]+|dynamodb:[A-Za-z0-9_.-]{3,255}")) {
            throw new InvalidSettingException(
                    name
                            + " is not one of jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE?user=...&password=... and dynamodb:TABLE (not shown here, it may hold a password)");
        }
        return text;
    }

    private String text(String name) {
        return properties
                .apply(name)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(
                        () -> new InvalidSettingException("%s is missing: set it in application.properties or as %s"
                                .formatted(name, SettingNames.variable(name))));
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
