package org.thumbnailroute.settings;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thumbnailroute.engine.ImageFormat;

/** Each turns the text of one kind of setting into a value, or throws IllegalArgumentException that says what is expected. */
public final class SettingParsers {

    private static final Pattern NUMBER =
            Pattern.compile("(\\d{1,12}) ?(|KB|MB|GB|KP|MP|GP)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd]?)");

    private static final int MOST_CONCURRENCY = 1000;
    private static final int CONCURRENCY_PER_CORE = 4;

    private SettingParsers() {}

    static long number(String text, long min, long max) {
        Matcher matcher = NUMBER.matcher(text);
        String expected = "expected a whole number from %d to %d".formatted(min, max);
        require(matcher.matches(), expected);
        // whatever a person writes, it must not wrap around into the allowed range
        BigInteger number = new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(factor(matcher.group(2))));
        require(
                number.compareTo(BigInteger.valueOf(min)) >= 0 && number.compareTo(BigInteger.valueOf(max)) <= 0,
                expected);
        return number.longValueExact();
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

    static Duration duration(String text, Duration min, Duration max) {
        Matcher matcher = DURATION.matcher(text);
        String expected = "expected a duration from %ds to %s, such as 1h, 30m or 3600s"
                .formatted(min.toSeconds(), max.toDays() > 0 ? max.toDays() + "d" : max.toHours() + "h");
        require(matcher.matches(), expected);
        Duration duration = Duration.of(Long.parseLong(matcher.group(1)), unit(matcher.group(2)));
        require(duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0, expected);
        return duration;
    }

    private static ChronoUnit unit(String letter) {
        return switch (letter) {
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            case "d" -> ChronoUnit.DAYS;
            default -> ChronoUnit.SECONDS;
        };
    }

    /** For {@code auto}, so many for each core of this machine. */
    static int concurrency(String text) {
        if (text.equals("auto")) {
            return CONCURRENCY_PER_CORE * Runtime.getRuntime().availableProcessors();
        }
        try {
            return (int) number(text, 1, MOST_CONCURRENCY);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", or auto", e);
        }
    }

    static boolean flag(String text) {
        require(text.equals("true") || text.equals("false"), "expected true or false");
        return text.equals("true");
    }

    static String queue(String text) {
        return matching(
                text,
                "[A-Za-z0-9_-]{1,80}|https?://\\S+/[A-Za-z0-9_-]{1,80}",
                "expected the name or the URL of a standard queue");
    }

    static String topic(String text) {
        return matching(
                text,
                "[A-Za-z0-9_-]{1,256}|arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}",
                "expected the name or the ARN of a standard topic");
    }

    static String bucket(String text) {
        return matching(
                text,
                "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
                "expected a bucket name: 3 to 63 small letters, digits, dots and dashes");
    }

    /** Buckets of us-east-1 from before 2018 may have such names; the SDK puts these into the path. */
    static String sourceBucket(String text) {
        return matching(
                text,
                "[A-Za-z0-9._-]{3,255}",
                "expected a bucket name: 3 to 255 letters, digits, dots, dashes and underscores");
    }

    /** Empty for {@code default}: the endpoint of S3 that the worker uses. */
    static Optional<URI> endpoint(String text) {
        String endpoint = matching(
                text,
                "default|https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+])(:\\d{1,5})?/?",
                "expected default, or a scheme and a host, such as https://s3.example.com");
        return endpoint.equals("default") ? Optional.empty() : Optional.of(URI.create(endpoint));
    }

    /** Neither in memory nor a URI of SQLite: what is remembered outlives the worker, in a file that can be named. */
    static String announcedStore(String text) {
        return matching(
                text,
                "jdbc:sqlite:(?!:|file:).+|jdbc:postgresql:[^@]+|dynamodb:[A-Za-z0-9_.-]{3,255}",
                "is not one of jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE?user=...&password=... and dynamodb:TABLE");
    }

    /** Empty for {@code source}: that of the original. */
    public static Optional<ImageFormat> format(String text) {
        String format = matching(text, "source|jpeg|png|webp", "expected source, jpeg, png or webp");
        return format.equals("source") ? Optional.empty() : Optional.of(ImageFormat.parse(format));
    }

    private static String matching(String text, String pattern, String problem) {
        require(text.matches(pattern), problem);
        return text;
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
