package org.thumbnailroute.engine;

import org.thumbnailroute.engine.codec.Header;

/** Turns the planes of a scaled picture into sRGB pixels. */
final class Colours {

    private Colours() {}

    /**
     * Converts.
     *
     * @param planes of equal length, as {@link Header} describes them
     * @return 0xAARRGGBB, not premultiplied
     */
    static int[] toArgb(Header header, float[][] planes) {
        int[] argb = new int[planes[0].length];
        if (header.alpha()) {
            unpremultiply(planes);
        }
        switch (header.colour()) {
            case GREY -> {
                for (int i = 0; i < argb.length; i++) {
                    argb[i] = clamp(planes[0][i]) * 0x010101;
                }
            }
            case RGB -> {
                for (int i = 0; i < argb.length; i++) {
                    argb[i] = rgb(planes[0][i], planes[1][i], planes[2][i]);
                }
            }
            case YCBCR -> {
                for (int i = 0; i < argb.length; i++) {
                    argb[i] = fromYcc(planes[0][i], planes[1][i], planes[2][i]);
                }
            }
            case CMYK -> {
                for (int i = 0; i < argb.length; i++) {
                    argb[i] = fromInks(planes[0][i], planes[1][i], planes[2][i], planes[3][i]);
                }
            }
            case YCCK -> {
                for (int i = 0; i < argb.length; i++) {
                    int inks = fromYcc(planes[0][i], planes[1][i], planes[2][i]);
                    argb[i] = fromInks(inks >> 16 & 0xff, inks >> 8 & 0xff, inks & 0xff, planes[3][i]);
                }
            }
        }
        int last = planes.length - 1;
        for (int i = 0; i < argb.length; i++) {
            argb[i] |= header.alpha() ? clamp(planes[last][i]) << 24 : 0xff000000;
        }
        return argb;
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

    /** Without a profile nobody knows the inks; what is on the paper takes its part of the light away. */
    private static int fromInks(float c, float m, float y, float k) {
        float light = (255 - k) / 255;
        return rgb((255 - c) * light, (255 - m) * light, (255 - y) * light);
    }

    private static int rgb(float r, float g, float b) {
        return clamp(r) << 16 | clamp(g) << 8 | clamp(b);
    }

    private static int clamp(float sample) {
        return Math.max(0, Math.min(255, (int) (sample + 0.5f)));
    }
}
