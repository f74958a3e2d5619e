package org.thumbnailroute.engine.internal.webp;

import org.thumbnailroute.engine.internal.webp.Riff.Chunk;

/**
 * One coded picture in a WebP file; the bytes are checked to hold its header.
 *
 * @param left where it lies on the canvas, in pixels
 * @param top likewise
 * @param width in pixels, 1 to 16384
 * @param height in pixels, 1 to 16384
 * @param lossless whether the pixels are coded as VP8L, not as VP8
 * @param alpha whether a pixel may be transparent
 * @param opacity the chunk with the opacity of a lossy picture; empty if there is none
 * @param pixels the chunk with the rest
 */
record WebpFrame(
        int left, int top, int width, int height, boolean lossless, boolean alpha, Chunk opacity, Chunk pixels) {

    /** Whether the frame is all that is to be seen of a canvas of this size. */
    boolean covers(int canvasWidth, int canvasHeight) {
        return width == canvasWidth && height == canvasHeight;
    }

    /** What a user is told when a decoder gives up on the pixels; its own words would be about that program. */
    String undecodable() {
        return "the %d bytes of %s pixels at byte %d cannot be decoded"
                .formatted(pixels.length(), lossless ? "lossless" : "lossy", pixels.from());
    }
}
