package org.thumbnailroute.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The keys that thumbnails can get: by all rules, of originals of some buckets. */
public final class ThumbnailKeys {

    /** All thumbnails of one variant, of one bucket's originals. */
    private record Family(Profile profile, Variant variant, String bucket, KeyForm form, KeyReader reader) {

        String describe(String key) {
            return "\"%s\" of %s in %s".formatted(form.originalOf(key).orElseThrow(), bucket, variant);
        }
    }

    private final Rules rules;
    private final List<Family> families = new ArrayList<>();

    public ThumbnailKeys(Rules rules, Collection<String> buckets) {
        this.rules = rules;
        for (Profile profile : rules.profiles()) {
            KeyRange originals = KeyRange.of(profile, rules);
            for (String bucket : buckets.stream().sorted().toList()) {
                for (Variant variant : profile.variants()) {
                    KeyForm form = variant.form(bucket);
                    families.add(new Family(profile, variant, bucket, form, new KeyReader(form, originals)));
                }
            }
        }
    }

    /** The rules that they are of. */
    public Rules rules() {
        return rules;
    }

    /** The variant that gives this key to one of its originals; whether or not there is such an original. */
    public Optional<Variant> variantOf(String key) {
        return families.stream()
                .filter(family -> family.form
                        .originalOf(key)
                        .filter(original -> rules.of(original).equals(family.profile))
                        .isPresent())
                .map(Family::variant)
                .findFirst();
    }

    /**
     * Two thumbnails that would get the same key.
     *
     * @param one that asks for the one of them
     * @param other that asks for the other; may be the same
     * @param description which thumbnails, of which originals, and the key
     */
    public record Meeting(Rule one, Rule other, String description) {}

    /** Such a pair; empty if there is none. */
    public Optional<Meeting> meeting() {
        for (int i = 0; i < families.size(); i++) {
            for (int j = 0; j < i; j++) {
                Optional<Meeting> meeting = meeting(families.get(j), families.get(i));
                if (meeting.isPresent()) {
                    return meeting;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Meeting> meeting(Family one, Family other) {
        return KeyMeeting.of(one.reader, other.reader)
                .map(key -> new Meeting(
                        one.variant.rule(),
                        other.variant.rule(),
                        "%s and %s would both get the key \"%s\""
                                .formatted(one.describe(key), other.describe(key), key)));
    }
}
