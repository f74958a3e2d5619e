package org.thumbnailroute.settings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thumbnailroute.engine.BoundingBox;

/**
 * Where thumbnails go: the key of each, made from the key of its original.
 *
 * <p>{@code {bucket}} is the original's bucket, {@code {dir}} its key up to and including the last slash, {@code {file}}
 * the rest, {@code {size}} the bounding box such as {@code 64x64}. An object key is data: it is put in once and never read as a
 * template itself.
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

    /** The key of the thumbnail of the given original. */
    public String keyOf(String bucket, String originalKey, BoundingBox box) {
        return form(bucket, box).keyOf(originalKey);
    }

    private KeyForm form(String bucket, BoundingBox box) {
        return new KeyForm(filled(before, bucket, box), filled(between, bucket, box), filled(after, bucket, box));
    }

    private static String filled(String part, String bucket, BoundingBox box) {
        return PLACEHOLDER
                .matcher(part)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group()) {
                            case "{bucket}" -> bucket;
                            default -> box.toString();
                        }));
    }

    /** The forms of key that thumbnails of these buckets and sizes get. */
    public List<KeyForm> forms(Collection<String> buckets, Collection<BoundingBox> boxes) {
        return List.copyOf(named(buckets, boxes).values());
    }

    private Map<String, KeyForm> named(Collection<String> buckets, Collection<BoundingBox> boxes) {
        Map<String, KeyForm> forms = new LinkedHashMap<>();
        for (String bucket : buckets.stream().sorted().toList()) {
            boxes.forEach(box -> forms.put(" of %s in %s".formatted(bucket, box), form(bucket, box)));
        }
        return forms;
    }

    /**
     * Two thumbnails, of originals of these buckets in these sizes, that would get the same key.
     *
     * @return which two, and the key; empty if there are none
     */
    public Optional<String> meeting(Collection<String> buckets, Collection<BoundingBox> boxes) {
        List<Map.Entry<String, KeyForm>> all = List.copyOf(named(buckets, boxes).entrySet());
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < i; j++) {
                KeyForm one = all.get(j).getValue();
                KeyForm other = all.get(i).getValue();
                Optional<String> key = KeyMeeting.of(one, other);
                if (key.isPresent()) {
                    return Optional.of("\"%s\"%s and \"%s\"%s would both get the key \"%s\""
                            .formatted(
                                    one.originalOf(key.get()).orElseThrow(),
                                    all.get(j).getKey(),
                                    other.originalOf(key.get()).orElseThrow(),
                                    all.get(i).getKey(),
                                    key.get()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether originals and thumbnails can share a bucket: a directory, or a prefix that ends as no word does, marks a
     * thumbnail. A mere letter does not, because ordinary names begin with it, nor does an end such as {@code .png}.
     */
    public boolean keepsThumbnailsApart() {
        KeyForm form = form("bucket", new BoundingBox(64, 64));
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

    /** Whether the size is part of the key. */
    public boolean namesSizes() {
        return template.contains("{size}");
    }

    @Override
    public String toString() {
        return template;
    }
}
