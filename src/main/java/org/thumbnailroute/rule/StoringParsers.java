package org.thumbnailroute.rule;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the settings that {@link Storing} consists of. Each method takes {@code none} for nothing, and throws
 * IllegalArgumentException that says what is expected.
 */
public final class StoringParsers {

    private static final String NONE = "none";

    /** Names of the metadata that the route itself gives each thumbnail. */
    public static final Set<String> OWN_METADATA = Set.of(
            "source-etag",
            "recipe",
            "upload",
            "source-focus",
            "replaces",
            "tagging",
            "thumbhash",
            "colour",
            "source-sha256");

    /** S3 limits the metadata that it defines itself to 2 KB. */
    private static final int LONGEST_CACHE_CONTROL = 1_024;

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final String DIRECTIVE = TOKEN + "(=(" + TOKEN + "|\"[ !#-~]*\"))?";
    private static final Pattern CACHE_CONTROL = Pattern.compile(DIRECTIVE + "( *, *" + DIRECTIVE + ")*");
    private static final Pattern METADATA_NAME = Pattern.compile(TOKEN);

    /** Those from which a link can be read at once. */
    private static final Set<String> STORAGE_CLASSES = Collections.unmodifiableSet(new TreeSet<>(Set.of(
            "STANDARD", "INTELLIGENT_TIERING", "STANDARD_IA", "ONEZONE_IA", "GLACIER_IR", "REDUCED_REDUNDANCY")));

    private static final Set<String> ARCHIVES = Set.of("GLACIER", "DEEP_ARCHIVE");

    private static final int MOST_TAGS = 10;
    private static final int LONGEST_TAG_NAME = 128;
    private static final int LONGEST_TAG_VALUE = 256;

    /** What S3 allows in tags. */
    private static final Pattern TAG_TEXT = Pattern.compile("[\\p{L}\\p{N} +=._:/@-]*");

    private StoringParsers() {}

    /** The value of the header Cache-Control, such as {@code public, max-age=86400}. */
    public static Optional<String> cacheControl(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        require(
                text.length() <= LONGEST_CACHE_CONTROL
                        && CACHE_CONTROL.matcher(text).matches(),
                "expected none, or directives of Cache-Control, such as public, max-age=86400");
        return Optional.of(text);
    }

    /** A storage class of S3 from which objects can be read without restoring them. */
    public static Optional<String> storageClass(String text) {
        if (text.equals(NONE)) {
            return Optional.empty();
        }
        require(
                !ARCHIVES.contains(text),
                "cannot be read by a link before it is restored; GLACIER_IR is an archive that can be read at once");
        require(STORAGE_CLASSES.contains(text), "expected none, or one of " + String.join(", ", STORAGE_CLASSES));
        return Optional.of(text);
    }

    /** Object tags, such as {@code team=web,kind=thumbnail}. */
    public static Map<String, String> tags(String text) {
        if (text.equals(NONE)) {
            return Map.of();
        }
        Map<String, String> tags = new TreeMap<>();
        for (String tag : list(text)) {
            int equals = tag.indexOf('=');
            require(equals > 0, "expected none, or tags such as team=web,kind=thumbnail");
            String name = tag.substring(0, equals).strip();
            String value = tag.substring(equals + 1).strip();
            checkTag(name, value);
            require(tags.put(name, value) == null, "has the tag " + name + " twice");
        }
        require(tags.size() <= MOST_TAGS, "has %d tags, S3 takes %d".formatted(tags.size(), MOST_TAGS));
        return Collections.unmodifiableMap(tags);
    }

    private static void checkTag(String name, String value) {
        require(
                name.length() <= LONGEST_TAG_NAME && value.length() <= LONGEST_TAG_VALUE,
                "has a tag that is too long: S3 takes %d characters for a name and %d for a value"
                        .formatted(LONGEST_TAG_NAME, LONGEST_TAG_VALUE));
        require(
                TAG_TEXT.matcher(name).matches() && TAG_TEXT.matcher(value).matches(),
                "has a tag with a character that S3 does not take: use letters, digits, spaces and + - = . _ : / @");
        require(
                !name.toLowerCase(Locale.ROOT).startsWith("aws:"),
                "has a tag that begins with aws:, which only AWS itself may set");
    }

    /** Names of metadata of originals, in small letters, as S3 gives them back. */
    public static List<String> copiedMetadata(String text) {
        if (text.equals(NONE)) {
            return List.of();
        }
        return list(text).stream()
                .map(name -> checkedName(name.toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    private static String checkedName(String name) {
        require(
                METADATA_NAME.matcher(name).matches(),
                "expected none, or names of metadata with commas between them, such as title,artist");
        require(!name.startsWith("x-amz-"), "names metadata as S3 does in headers: leave out x-amz-meta-");
        require(
                !OWN_METADATA.contains(name),
                "names %s, which each thumbnail has of its own and cannot be copied".formatted(name));
        return name;
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
