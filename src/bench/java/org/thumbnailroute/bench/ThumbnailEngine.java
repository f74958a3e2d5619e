package org.thumbnailroute.bench;

import java.io.IOException;

/** A thumbnailer that runs in a JVM. */
interface ThumbnailEngine {

    /**
     * One thumbnail in the format of its source, JPEG and WebP at quality 80.
     *
     * @param source an encoded picture
     * @param format the format of {@code source} as ImageIO names it
     * @param size both sides of the box that the thumbnail fits into, in pixels
     */
    byte[] thumbnail(byte[] source, String format, int size) throws IOException;

    /** The same without loss from encoding where the engine can do that: what its pixels are worth. */
    byte[] pixels(byte[] source, String format, int size) throws IOException;
}
