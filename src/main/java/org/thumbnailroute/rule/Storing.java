package org.thumbnailroute.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the thumbnails of a rule are stored. Where a value is empty, nothing is sent to S3, so that what a route file or the
 * bucket says stays in effect.
 *
 * @param cacheControl value of the header Cache-Control that browsers and caches get with the thumbnail
 * @param storageClass one of {@link StoringParsers#storageClass}
 * @param tags object tags, by their names; empty for none
 * @param copiedMetadata names, in small letters and without {@code x-amz-meta-}, of the metadata that a thumbnail gets from
 *     its original; empty for none
 */
public record Storing(
        Optional<String> cacheControl,
        Optional<String> storageClass,
        Map<String, String> tags,
        List<String> copiedMetadata) {

    /** Asks S3 for nothing. */
    public static final Storing PLAIN = new Storing(Optional.empty(), Optional.empty(), Map.of(), List.of());
}
