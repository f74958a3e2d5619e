package org.thumbnailroute.thumbnail;

import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.rule.Storing;

/** Renditions for tests to which most of their parts do not matter. */
public final class TestRenditions {

    private TestRenditions() {}

    /** A JPEG of one pixel. */
    public static Rendition of(String key) {
        return of(key, new Origin("e", "v2 64x64", Optional.empty(), "u"), Storing.PLAIN);
    }

    public static Rendition of(String key, Origin origin, Storing storing) {
        return of(key, origin, Facts.NONE, storing);
    }

    public static Rendition of(String key, Origin origin, Facts facts, Storing storing) {
        return of(key, origin, facts, storing, new byte[1]);
    }

    public static Rendition of(String key, Origin origin, byte[] picture) {
        return of(key, origin, Facts.NONE, Storing.PLAIN, picture);
    }

    private static Rendition of(String key, Origin origin, Facts facts, Storing storing, byte[] picture) {
        return new Rendition(
                key, "", "64x64", "image/jpeg", 1, 1, origin, Map.of(), facts, storing, Optional.empty(), picture);
    }
}
