package org.thumbnailroute.thumbnail;

import java.util.HashMap;
import java.util.Map;

/**
 * What is told of a picture beside its thumbnail. Each is empty if it is not asked for.
 *
 * @param thumbHash of the thumbnail, in base64
 * @param colour the dominant one of the thumbnail, {@code #rrggbb}
 * @param sourceSha256 of the original's bytes, 64 hexadecimal digits
 */
public record Facts(String thumbHash, String colour, String sourceSha256) {

    /** Nothing is asked for. */
    public static final Facts NONE = new Facts("", "", "");

    /** User metadata of the thumbnail, which is ASCII. */
    public Map<String, String> metadata() {
        Map<String, String> metadata =
                new HashMap<>(Map.of("thumbhash", thumbHash, "colour", colour, "source-sha256", sourceSha256));
        metadata.values().removeIf(String::isEmpty);
        return metadata;
    }
}
