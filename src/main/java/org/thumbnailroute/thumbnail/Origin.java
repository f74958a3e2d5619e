package org.thumbnailroute.thumbnail;

import java.util.HashMap;
import java.util.Map;

/**
 * What a thumbnail was made from, and how.
 *
 * @param etag the original's, without quotes
 * @param recipe the recipe's id
 * @param upload the upload's identity
 */
public record Origin(String etag, String recipe, String upload) {

    /** User metadata of the thumbnail; a new map each time. */
    public Map<String, String> metadata() {
        return new HashMap<>(Map.of("source-etag", etag, "recipe", recipe, "upload", upload));
    }
}
