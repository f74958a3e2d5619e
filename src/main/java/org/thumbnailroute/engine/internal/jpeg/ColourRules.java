package org.thumbnailroute.engine.internal.jpeg;

import java.util.List;
import org.thumbnailroute.engine.internal.codec.ColourSpace;

/**
 * What the components of a picture mean. T.81 does not say it, so all readers guess, and guess as libjpeg does
 * (jdapimin.c, default_decompress_parms):
 *
 * <ul>
 *   <li>1 component is grey.
 *   <li>3 are YCbCr if there is a JFIF header. Else Adobe's transform decides: 0 is RGB, any other YCbCr. Without either
 *       they are RGB if they are called R, G and B, and YCbCr under any other names, equal ones too.
 *   <li>4 are CMYK without Adobe's header or with a transform of 0, else YCCK.
 * </ul>
 *
 * <p>Inks are stored inverted, 255 for none, whether or not Adobe's header says who wrote them: so do libvips, ImageMagick
 * and the browsers read them.
 */
final class ColourRules {

    /** In the place of Adobe's transform: there is no header of Adobe's. */
    static final int NO_ADOBE = -1;

    private static final List<Integer> RGB = List.of((int) 'R', (int) 'G', (int) 'B');

    private ColourRules() {}

    /** @param adobeTransform {@link #NO_ADOBE}, or 0 to 255 */
    static ColourSpace of(FrameHeader frame, boolean jfif, int adobeTransform) {
        return switch (frame.components().size()) {
            case 1 -> ColourSpace.GREY;
            case 3 -> isRgb(frame, jfif, adobeTransform) ? ColourSpace.RGB : ColourSpace.YCBCR;
            default -> adobeTransform <= 0 ? ColourSpace.CMYK : ColourSpace.YCCK;
        };
    }

    private static boolean isRgb(FrameHeader frame, boolean jfif, int adobeTransform) {
        if (jfif) {
            return false;
        }
        if (adobeTransform != NO_ADOBE) {
            return adobeTransform == 0;
        }
        return frame.components().stream().map(Component::id).toList().equals(RGB);
    }

    /**
     * Whether 255 stands for 0 in the component with this index, as {@link ColourSpace} means it. Of YCCK only K is: the
     * inversion of cyan, magenta and yellow is what makes them red, green and blue.
     */
    static boolean isInverted(ColourSpace colour, int index) {
        return switch (colour) {
            case CMYK -> true;
            case YCCK -> index == 3;
            case GREY, RGB, YCBCR -> false;
        };
    }

    /** Whether there is no picture without the component with this index. Without chroma there is one in grey. */
    static boolean isNeeded(ColourSpace colour, int index) {
        return switch (colour) {
            case YCBCR, YCCK -> index == 0 || index == 3;
            case GREY, RGB, CMYK -> true;
        };
    }
}
