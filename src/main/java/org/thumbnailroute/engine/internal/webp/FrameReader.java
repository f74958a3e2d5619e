package org.thumbnailroute.engine.internal.webp;

/** Decodes the pixels of one frame. */
interface FrameReader {

    /** Whether a frame can be had smaller than it is, in memory of the smaller size. */
    boolean scales();

    /**
     * Decodes.
     *
     * @param file the bytes that the frame lies in
     * @param width that is wanted, in pixels; the frame's own unless {@link #scales()}
     * @param height likewise
     * @return where a file ends early, below what is left of it: grey, or nothing in a picture with transparency
     * @throws org.thumbnailroute.engine.ImageRejectedException if less than the upper half can be decoded
     */
    Pixels read(byte[] file, WebpFrame frame, int width, int height);
}
