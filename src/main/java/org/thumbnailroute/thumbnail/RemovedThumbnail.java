package org.thumbnailroute.thumbnail;

import java.util.Optional;

/**
 * A thumbnail that is not there any more.
 *
 * @param etag without quotes; empty if an earlier delivery of the event may have removed it
 */
public record RemovedThumbnail(String bucket, String key, Optional<String> etag) {}
