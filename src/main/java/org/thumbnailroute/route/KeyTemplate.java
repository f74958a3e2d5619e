package org.thumbnailroute.route;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thumbnailroute.engine.BoundingBox;

/**
 * Where thumbnails go: the key of each, made from the key of its original.
 *
 * <p>{@code {bucket}} is the original's bucket, {@code {dir}} its key up to and including the last slash, {@code {file}}
 * the rest, {@code {size}} the bounding box such as {@code 64x64}. An object key is data: it is put in once and never read as a template itself.
 */
public final class KeyTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private final String template;
    private final Pattern itsOwnKeys;

    /**
     * Takes a template.
     *
     * @throws IllegalArgumentException if it has an unknown placeholder, or two originals could get the same thumbnail key
     */
    public KeyTemplate(String template) {
        PLACEHOLDER.matcher(template).results().forEach(match -> {
            if (!match.group().matches("\\{(bucket|dir|file|size)}")) {
                throw new IllegalArgumentException(
                        "unknown " + match.group() + "; known are {bucket}, {dir}, {file} and {size}");
            }
        });
        if (!template.contains("{dir}") || !template.contains("{file}")) {
            throw new IllegalArgumentException(
                    "needs {dir} and {file}, or two originals could overwrite each other's thumbnail");
        }
        this.template = template;
        this.itsOwnKeys = itsOwnKeys(template);
    }

    private static Pattern itsOwnKeys(String template) {
        StringBuilder regex = new StringBuilder();
        Matcher placeholders = PLACEHOLDER.matcher(template);
        int literal = 0;
        while (placeholders.find()) {
            regex.append(Pattern.quote(template.substring(literal, placeholders.start())));
            regex.append(
                    switch (placeholders.group()) {
                        case "{bucket}" -> "[a-z0-9.-]+";
                        case "{dir}" -> "(?:.*/)?";
                        case "{file}" -> "[^/]*";
                        default -> "\\d+x\\d+";
                    });
            literal = placeholders.end();
        }
        regex.append(Pattern.quote(template.substring(literal)));
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The key of the thumbnail of the given original. */
    public String keyOf(String bucket, String originalKey, BoundingBox box) {
        int file = originalKey.lastIndexOf('/') + 1;
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group()) {
                            case "{bucket}" -> bucket;
                            case "{dir}" -> originalKey.substring(0, file);
                            case "{file}" -> originalKey.substring(file);
                            default -> box.toString();
                        }));
    }

    /** Whether the key has the form that this template gives. */
    public boolean matches(String key) {
        return itsOwnKeys.matcher(key).matches();
    }

    /**
     * Whether originals and thumbnails can share a bucket: a directory or the beginning of the file's name marks a
     * thumbnail. An end such as {@code .png} does not, because originals have such ends too.
     */
    public boolean keepsThumbnailsApart() {
        return !template.startsWith("{dir}{file}") && !matches("photo.jpg") && !matches("albums/photo.jpg");
    }

    /**
     * Whether objects of different buckets get thumbnails of their own: after the bucket's name comes what it cannot
     * hold, so that a longer name does not look like a shorter one and the beginning of a key.
     */
    public boolean tellsBucketsApart() {
        return template.contains("{bucket}/");
    }

    /** Whether each size gets a key of its own. */
    public boolean tellsSizesApart() {
        return template.contains("{size}");
    }

    @Override
    public String toString() {
        return template;
    }
}
