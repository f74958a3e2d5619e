package org.thumbnailroute.engine.internal.png;

/** What a pixel of a PNG file consists of; numbers and allowed depths after section 11.2.1 of the standard. */
enum PixelType {
    GREY(0, 1, 0b1_0001_0110),
    RGB(2, 3, 0b1_0000_0000),
    PALETTE(3, 1, 0b1_0001_0110),
    GREY_ALPHA(4, 2, 0b1_0000_0000),
    RGB_ALPHA(6, 4, 0b1_0000_0000);

    private static final int SIXTEEN = 16;

    private final int number;
    private final int samples;
    /** Bit d is set if a sample may have d bits; 16 has no bit and goes with 8, except for a palette. */
    private final int depths;

    PixelType(int number, int samples, int depths) {
        this.number = number;
        this.samples = samples;
        this.depths = depths;
    }

    /** What a header calls this type. */
    int number() {
        return number;
    }

    /** Whether this is the type that a header names with this number. */
    boolean is(int headerNumber) {
        return number == headerNumber;
    }

    /** Whether a sample may have so many bits. */
    boolean allows(int depth) {
        return depth == SIXTEEN ? this != PALETTE : depth >= 0 && depth < SIXTEEN && (depths >> depth & 1) != 0;
    }

    /** Samples of a pixel. */
    int samples() {
        return samples;
    }
}
