package org.thumbnailroute.engine.internal.codec;

/** What the planes of a picture mean. All samples are 0 to 255. */
public enum ColourSpace {
    /** One plane, 0 is black. */
    GREY(1),
    /** Red, green, blue. */
    RGB(3),
    /** Luma and two chroma planes around 128, after ITU-R BT.601 in full range, as in JFIF. */
    YCBCR(3),
    /** Four inks; 0 is none, 255 all of it. */
    CMYK(4),
    /** Like {@link #CMYK}, but cyan, magenta and yellow stand as YCbCr, in the places of red, green and blue. */
    YCCK(4);

    private final int planes;

    ColourSpace(int planes) {
        this.planes = planes;
    }

    /** The number of planes, alpha not counted. */
    public int planes() {
        return planes;
    }
}
