package org.thumbnailroute.engine;

/**
 * One encoded thumbnail.
 *
 * @param box the box that was asked for
 * @param format the format of {@code bytes}
 * @param width in pixels, at most the box's
 * @param height in pixels, at most the box's
 * @param bytes the encoded picture, without metadata; not copied, so not to be changed
 */
@SuppressWarnings(
        "ArrayRecordComponent") // never compared, and copying every picture would be the cost of a safety nobody needs
public record Thumbnail(BoundingBox box, ImageFormat format, int width, int height, byte[] bytes) {}
