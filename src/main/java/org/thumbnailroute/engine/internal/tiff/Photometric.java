package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

/** What samples mean, of what is read here: the values of the tag PhotometricInterpretation. */
enum Photometric {
    WHITE_IS_ZERO(0, 1),
    BLACK_IS_ZERO(1, 1),
    RGB(2, 3),
    PALETTE(3, 1),
    CMYK(5, 4),
    YCBCR(6, 3);

    private final int number;
    private final int colours;

    Photometric(int number, int colours) {
        this.number = number;
        this.colours = colours;
    }

    int number() {
        return number;
    }

    /** Samples of colour in a pixel. */
    int colours() {
        return colours;
    }

    boolean isGrey() {
        return this == WHITE_IS_ZERO || this == BLACK_IS_ZERO;
    }

    /** Of the number in a directory. */
    static Photometric of(int number) {
        for (Photometric one : values()) {
            if (one.number == number) {
                return one;
            }
        }
        throw unsupported("TIFF of " + UnreadPhotometric.nameOf(number));
    }
}
