package org.thumbnailroute.rule;

import org.thumbnailroute.engine.ThumbnailSpec;

/**
 * One of the thumbnails that each original of a rule gets.
 *
 * @param rule that asks for it
 * @param spec how it is made
 */
public record Variant(Rule rule, ThumbnailSpec spec) {

    /** The thumbnail's key. */
    public String keyOf(String bucket, String originalKey) {
        return form(bucket).keyOf(originalKey);
    }

    /** The form that the keys of all these thumbnails of one bucket's originals have. */
    public KeyForm form(String bucket) {
        return rule.key().form(bucket, spec.box(), spec.format());
    }

    /** The bounding box, such as {@code 64x64}. */
    public String size() {
        return spec.box().toString();
    }

    /** What tells it from the others: the size, and the format and the rule's name if there are such. */
    @Override
    public String toString() {
        String format =
                rule.formats().size() > 1 ? spec.format().map(one -> " " + one).orElse("") : "";
        return size() + format + (rule.isForTheRest() ? "" : " (rule %s)".formatted(rule.name()));
    }
}
