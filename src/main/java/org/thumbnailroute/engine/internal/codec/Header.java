package org.thumbnailroute.engine.internal.codec;

/**
 * What a picture says of itself before a pixel is decoded.
 *
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param colour what the colour planes mean
 * @param alpha whether one more plane, after those of the colour, says how opaque a pixel is; the colour planes are
 *     premultiplied by it then
 * @param orientation what makes the picture upright
 * @param iccProfile the embedded colour profile, empty if there is none; not checked, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Header(
        int width, int height, ColourSpace colour, boolean alpha, Orientation orientation, byte[] iccProfile) {

    /** Colour planes and, if there is one, alpha's. */
    public int planes() {
        return colour.planes() + (alpha ? 1 : 0);
    }

    /** In pixels, as a person sees it. */
    public int uprightWidth() {
        return orientation.swapsSides() ? height : width;
    }

    /** In pixels, as a person sees it. */
    public int uprightHeight() {
        return orientation.swapsSides() ? width : height;
    }

    /** Pixels of the whole picture; a long, because a header may claim more than an int holds. */
    public long pixels() {
        return (long) width * height;
    }
}
