package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

/** What samples mean, of what is read here. */
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
        throw unsupported("TIFF of " + name(number));
    }

    private static String name(int number) {
        return switch (number) {
            case 4 -> "a transparency mask";
            case 8 -> "CIE Lab colours";
            case 9 -> "ICC Lab colours";
            case 10 -> "ITU Lab colours";
            case 32803 -> "a camera's raw sensor data (CFA)";
            case 32844, 32845 -> "SGI LogL or LogLuv colours";
            case 34892 -> "a camera's raw sensor data (linear)";
            case 51177 -> "a depth map";
            default -> "an unknown kind of colours, photometric interpretation " + number;
        };
    }
}
