package org.thumbnailroute.event;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who hears of an upload's thumbnails. S3's own events always ask for everybody. */
public enum Audience {
    /** Nobody: the thumbnails are only stored. */
    NONE,
    /** Subscribers that are programs. The announcement is marked, so that subscriptions of people can filter it out. */
    PROGRAMS,
    /** Every subscriber. */
    ALL;

    /** Empty if the word is not one of {@code none}, {@code programs} and {@code all}. */
    public static Optional<Audience> of(String word) {
        return Stream.of(values())
                .filter(audience -> audience.word().equals(word))
                .findFirst();
    }

    /** In events, in the attribute of an announcement and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
