package org.thumbnailroute.settings;

import java.util.Locale;

/** Who hears of uploads that were parked: {@code thumbnail.announce-failures}. */
public enum AnnounceFailures {
    /** Subscribers that are programs. */
    PROGRAMS,
    /** Every subscriber, also by e-mail and SMS. */
    EVERYONE,
    /** Nobody. */
    NO;

    /**
     * The one with this name, in small letters.
     *
     * @throws IllegalArgumentException for another text
     */
    static AnnounceFailures parse(String text) {
        for (AnnounceFailures one : values()) {
            if (one.toString().equals(text)) {
                return one;
            }
        }
        throw new IllegalArgumentException("expected programs, everyone or no");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
