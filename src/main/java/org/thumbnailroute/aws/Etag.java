package org.thumbnailroute.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ETag of an answer. */
public final class Etag {

    private Etag() {}

    /**
     * Without its quotes, and strong: a proxy that compresses answers calls it weak ({@code W/"..."}), but S3 compares
     * {@code If-Match} with the strong one.
     *
     * @param header as it came, null where there was none
     */
    public static Optional<String> of(@Nullable String header) {
        return Optional.ofNullable(header)
                .map(etag -> etag.strip().replaceFirst("^W/", "").replace("\"", ""))
                .filter(etag -> !etag.isEmpty());
    }
}
