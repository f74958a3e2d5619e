package org.thumbnailroute.engine;

import java.util.Optional;

/**
 * One encoded thumbnail.
 *
 * @param spec what was asked for
 * @param format the format of {@code bytes}
 * @param width in pixels, at most the box's
 * @param height in pixels, at most the box's
 * @param placeholder of the thumbnail's own pixels; empty if it was not asked for
 * @param bytes the encoded picture, without metadata; not copied, so not to be changed
 */
@SuppressWarnings(
        "ArrayRecordComponent") // never compared, and copying every picture would be the cost of a safety nobody needs
public record Thumbnail(
        ThumbnailSpec spec,
        ImageFormat format,
        int width,
        int height,
        Optional<Placeholder> placeholder,
        byte[] bytes) {}
