package org.thumbnailroute.removal;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * An original that is there.
 *
 * @param etag without quotes; empty if S3 does not tell it
 * @param size in bytes
 * @param isVersioned whether its bucket keeps versions, now or once
 */
public record PresentOriginal(Optional<String> etag, OptionalLong size, boolean isVersioned) {}
