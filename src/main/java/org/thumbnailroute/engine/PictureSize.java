package org.thumbnailroute.engine;

import org.thumbnailroute.engine.internal.codec.Header;

/**
 * What a picture says of its size, whatever the limits are.
 *
 * @param format told from its bytes
 * @param width in pixels as a person sees it, after its EXIF orientation
 * @param height in pixels, likewise
 */
public record PictureSize(ImageFormat format, int width, int height) {

    /**
     * Reads the header.
     *
     * @param source an encoded picture; only read
     * @throws ImageRejectedException if it is empty, in a format that is not read, or its header is broken
     */
    public static PictureSize of(byte[] source, Webp webp) {
        ImageFormat format = MagicBytes.formatOf(source);
        Header header = Decoders.open(format, source, webp).header();
        return new PictureSize(format, header.uprightWidth(), header.uprightHeight());
    }

    /** A long, because a header may claim more than an int holds. */
    public long pixels() {
        return (long) width * height;
    }
}
