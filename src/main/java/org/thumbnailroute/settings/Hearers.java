package org.thumbnailroute.settings;

import java.util.Locale;

/** Who hears of what is no thumbnail: of uploads that were parked, and of thumbnails that were removed. */
public enum Hearers {
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
    static Hearers parse(String text) {
        for (Hearers one : values()) {
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
