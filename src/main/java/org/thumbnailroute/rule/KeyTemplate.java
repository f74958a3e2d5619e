package org.thumbnailroute.rule;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.ImageFormat;

/**
 * Where thumbnails go: the key of each, made from the key of its original.
 *
 * <p>{@code {bucket}} is the original's bucket, {@code {dir}} its key up to and including the last slash, {@code {file}}
 * the rest, {@code {size}} the bounding box such as {@code 64x64}, {@code {ext}} the usual extension of the thumbnail's
 * format. An object key is data: it is put in once and never read as a template itself.
 */
public final class KeyTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private final String template;
    private final String before;
    private final String between;
    private final String after;

    /**
     * Takes a template.
     *
     * @throws IllegalArgumentException if it is not one, or two originals could get the same thumbnail key
     */
    public KeyTemplate(String template) {
        KeySyntax.check(template);
        // with one file name, directory first, the last slash tells where each begins; so no two originals meet
        String[] parts = template.split("\\{(?:dir|file)}", -1);
        boolean isInOrder = template.indexOf("{dir}") >= 0 && template.indexOf("{dir}") < template.indexOf("{file}");
        if (parts.length != 3 || !isInOrder) {
            throw new IllegalArgumentException(
                    "needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail");
        }
        this.template = template;
        this.before = parts[0];
        this.between = parts[1];
        this.after = parts[2];
    }

    /**
     * The form of the keys of thumbnails.
     *
     * @param bucket the originals'
     * @param format of the thumbnails; empty for that of the original, and then the template must not name it
     */
    KeyForm form(String bucket, BoundingBox box, Optional<ImageFormat> format) {
        UnaryOperator<String> fill = part -> PLACEHOLDER
                .matcher(part)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group()) {
                            case "{bucket}" -> bucket;
                            case "{ext}" -> format.map(ImageFormat::extension).orElse("{ext}");
                            default -> box.toString();
                        }));
        return new KeyForm(fill.apply(before), fill.apply(between), fill.apply(after));
    }

    /**
     * Whether originals and thumbnails can share a bucket: a directory, or a prefix that ends as no word does, marks a
     * thumbnail. A mere letter does not, because ordinary names begin with it, nor does an end such as {@code .png}.
     */
    public boolean keepsThumbnailsApart() {
        KeyForm form = form("bucket", new BoundingBox(64, 64), Optional.of(ImageFormat.JPEG));
        return isMark(form.before()) || isMark(form.between());
    }

    private static boolean isMark(String text) {
        boolean hasName = text.chars().anyMatch(Character::isLetterOrDigit);
        return hasName && (text.contains("/") || !Character.isLetterOrDigit(text.charAt(text.length() - 1)));
    }

    /** Whether the bucket is part of the key. */
    public boolean namesBuckets() {
        return template.contains("{bucket}");
    }

    /** Whether the format is part of the key. */
    public boolean namesFormats() {
        return template.contains("{ext}");
    }

    /** Whether the size is part of the key. */
    public boolean namesSizes() {
        return template.contains("{size}");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyTemplate that && template.equals(that.template);
    }

    @Override
    public int hashCode() {
        return template.hashCode();
    }

    @Override
    public String toString() {
        return template;
    }
}
