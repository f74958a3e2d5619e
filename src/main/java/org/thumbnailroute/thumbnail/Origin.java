package org.thumbnailroute.thumbnail;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.engine.FocalPoint;

/**
 * What a thumbnail was made from, and how.
 *
 * @param etag the original's, without quotes
 * @param recipe the recipe's id
 * @param focus the original's focal point; empty if it has none, or none of its thumbnails is cropped
 * @param upload the upload's identity
 */
public record Origin(String etag, String recipe, Optional<FocalPoint> focus, String upload) {

    /** User metadata of the thumbnail; a new map each time. */
    public Map<String, String> metadata() {
        Map<String, String> metadata = new HashMap<>(Map.of("source-etag", etag, "recipe", recipe, "upload", upload));
        focus.ifPresent(point -> metadata.put("source-focus", point.toString()));
        return metadata;
    }
}
