package org.thumbnailroute.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The links to thumbnails.
 *
 * @param ttl how long a link is asked to live, at most 7 days (the limit of a presigned URL)
 * @param endpoint the S3 endpoint that links point to; empty for the one that the worker uses
 */
public record LinkSettings(Duration ttl, Optional<URI> endpoint) {

    private static final Duration LONGEST = Duration.ofDays(7);

    static LinkSettings read(SettingReader reader) {
        return new LinkSettings(
                reader.duration("thumbnail.link-ttl", Duration.ofSeconds(1), LONGEST),
                reader.value("thumbnail.link-endpoint", SettingParsers::endpoint));
    }
}
