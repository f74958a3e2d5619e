package org.thumbnailroute.rule;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is told of a picture beside its thumbnails, in the announcement and in their metadata: {@code thumbnail.facts}. */
public enum PictureFact {
    /** A blurred picture in at most 25 bytes, of each thumbnail. */
    THUMBHASH,
    /** The dominant colour of each thumbnail. */
    COLOUR,
    /** The SHA-256 of the original's bytes. */
    SHA256;

    private static final String NONE = "none";

    /**
     * Those that are named, with commas between them.
     *
     * @throws IllegalArgumentException for another text than these or {@code none}
     */
    public static Set<PictureFact> parse(String text) {
        EnumSet<PictureFact> facts = EnumSet.noneOf(PictureFact.class);
        if (!text.equals(NONE)) {
            for (String name : text.split(",", -1)) {
                facts.add(named(name.strip()));
            }
        }
        return Collections.unmodifiableSet(facts);
    }

    private static PictureFact named(String name) {
        for (PictureFact fact : values()) {
            if (fact.toString().equals(name)) {
                return fact;
            }
        }
        throw new IllegalArgumentException(
                "expected none, or one or more of thumbhash, colour and sha256, separated by commas");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
