package org.thumbnailroute.route;

import java.util.Map;

/**
 * A thumbnail on its way into the target bucket.
 *
 * @param size the bounding box that was asked for, such as {@code 64x64}
 * @param sourceEtag without quotes, of the original
 * @param recipe the recipe's id
 * @param bytes not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Rendition(
        String key,
        String size,
        String contentType,
        int width,
        int height,
        String sourceEtag,
        String recipe,
        byte[] bytes) {

    /** S3 user metadata that says what the thumbnail was made from. */
    public Map<String, String> metadata() {
        return Map.of("source-etag", sourceEtag, "recipe", recipe);
    }
}
