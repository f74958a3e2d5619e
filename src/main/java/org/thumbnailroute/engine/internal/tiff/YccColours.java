package org.thumbnailroute.engine.internal.tiff;

import java.util.Arrays;

/** YCbCr after TIFF 6.0, sections 20 and 21, whose luma and range a file may choose. */
final class YccColours {

    private static final double[] USUAL = {0.299, 0.587, 0.114};
    private static final double[] FULL = {0, 255, 128, 255, 128, 255};

    private final double[] luma;
    /** For each component the code of black, or of no chroma, and that of white. */
    private final double[] range;

    private YccColours(double[] luma, double[] range) {
        this.luma = luma;
        this.range = range;
    }

    static YccColours of(Directory tags) {
        double[] luma = tags.fractions(Tag.YCBCR_COEFFICIENTS, USUAL);
        double[] range = tags.fractions(Tag.REFERENCE_BLACK_WHITE, FULL);
        boolean usable = Arrays.stream(luma).allMatch(share -> share > 0)
                && range[0] < range[1]
                && range[2] < range[3]
                && range[4] < range[5];
        return usable ? new YccColours(luma, range) : new YccColours(USUAL, FULL);
    }

    /** Whether they are those of JFIF, as JPEG is read. */
    boolean areUsual() {
        return Arrays.equals(luma, USUAL) && Arrays.equals(range, FULL);
    }

    /** Converts pixels where they are; what stands behind three components of a pixel stays. */
    void toRgb(byte[] row, int planes) {
        for (int i = 0; i < row.length; i += planes) {
            double y = 255 * part(row[i], 0);
            double b = y + 127 * part(row[i + 1], 2) * (2 - 2 * luma[2]);
            double r = y + 127 * part(row[i + 2], 4) * (2 - 2 * luma[0]);
            row[i] = clamp(r);
            row[i + 1] = clamp((y - luma[0] * r - luma[2] * b) / luma[1]);
            row[i + 2] = clamp(b);
        }
    }

    private double part(byte code, int component) {
        return ((code & 0xff) - range[component]) / (range[component + 1] - range[component]);
    }

    private static byte clamp(double level) {
        return (byte) Math.max(0, Math.min(255, Math.round(level)));
    }
}
