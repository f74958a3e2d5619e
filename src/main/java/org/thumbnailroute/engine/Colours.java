package org.thumbnailroute.engine;

import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.icc.ColourTransform;

/** Turns the planes of a scaled picture into sRGB pixels. */
final class Colours {

    private Colours() {}

    /**
     * Converts.
     *
     * @param planes of equal length, as {@link Header} describes them; spoilt
     * @param toSrgb for the picture's profile
     * @return 0xAARRGGBB, not premultiplied
     */
    static int[] toArgb(Header header, float[][] planes, ColourTransform toSrgb) {
        if (header.alpha()) {
            unpremultiply(planes);
        }
        int[] argb = packed(header.colour(), planes);
        toSrgb.apply(argb);
        float[] alpha = planes[planes.length - 1];
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= header.alpha() ? clamp(alpha[i]) << 24 : 0xff000000;
        }
        return argb;
    }

    /** As {@link ColourTransform} wants it. */
    private static int[] packed(ColourSpace colour, float[][] planes) {
        int[] packed = new int[planes[0].length];
        switch (colour) {
            case GREY -> {
                for (int i = 0; i < packed.length; i++) {
                    packed[i] = clamp(planes[0][i]) * 0x010101;
                }
            }
            case RGB -> {
                for (int i = 0; i < packed.length; i++) {
                    packed[i] = rgb(planes[0][i], planes[1][i], planes[2][i]);
                }
            }
            case YCBCR -> {
                for (int i = 0; i < packed.length; i++) {
                    packed[i] = fromYcc(planes[0][i], planes[1][i], planes[2][i]);
                }
            }
            case CMYK -> {
                for (int i = 0; i < packed.length; i++) {
                    packed[i] = rgb(planes[0][i], planes[1][i], planes[2][i]) << 8 | clamp(planes[3][i]);
                }
            }
            case YCCK -> {
                for (int i = 0; i < packed.length; i++) {
                    packed[i] = fromYcc(planes[0][i], planes[1][i], planes[2][i]) << 8 | clamp(planes[3][i]);
                }
            }
        }
        return packed;
    }

    private static void unpremultiply(float[][] planes) {
        float[] alpha = planes[planes.length - 1];
        for (int i = 0; i < alpha.length; i++) {
            if (alpha[i] < 254.5f) {
                float by = alpha[i] < 0.5f ? 0 : 255 / alpha[i];
                for (int c = 0; c < planes.length - 1; c++) {
                    planes[c][i] *= by;
                }
            }
        }
    }

    /** ITU-R BT.601 in full range, as JFIF has it. */
    private static int fromYcc(float y, float cb, float cr) {
        float b = cb - 128;
        float r = cr - 128;
        return rgb(y + 1.402f * r, y - 0.344136f * b - 0.714136f * r, y + 1.772f * b);
    }

    private static int rgb(float r, float g, float b) {
        return clamp(r) << 16 | clamp(g) << 8 | clamp(b);
    }

    private static int clamp(float sample) {
        return Math.max(0, Math.min(255, (int) (sample + 0.5f)));
    }
}
