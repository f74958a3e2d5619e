package org.thumbnailroute.engine.internal.icc;

import java.nio.ByteBuffer;

/**
 * RGB by three curves and the colours of three primaries: the kind of profile that cameras and screens have (ICC.1,
 * annex F.3). What lies outside of sRGB becomes its edge, as with the relative colorimetric intent, the only one that
 * such a profile has.
 */
final class MatrixTransform implements ColourTransform {

    private static final int XYZ = 0x58595a20;
    /** What Corbis wrote instead, in profiles that are on many pictures. */
    private static final int CORBIS_XYZ = 0x17a505b8;

    private final float[] red;
    private final float[] green;
    private final float[] blue;
    private final float[] matrix = new float[9];

    MatrixTransform(IccTags profile) throws BrokenProfileException {
        red = ToneCurve.read(profile.tag("rTRC"));
        green = ToneCurve.read(profile.tag("gTRC"));
        blue = ToneCurve.read(profile.tag("bTRC"));
        String[] primaries = {"rXYZ", "gXYZ", "bXYZ"};
        for (int column = 0; column < 3; column++) {
            ByteBuffer primary = profile.tag(primaries[column]);
            int type = IccTags.type(primary);
            if ((type != XYZ && type != CORBIS_XYZ) || primary.limit() < 20) {
                throw new BrokenProfileException(primaries[column] + " is no colour");
            }
            for (int row = 0; row < 3; row++) {
                double[] to = Srgb.FROM_XYZ[row];
                matrix[row * 3 + column] = (float) (to[0] * IccTags.fixed(primary, 8)
                        + to[1] * IccTags.fixed(primary, 12)
                        + to[2] * IccTags.fixed(primary, 16));
            }
        }
    }

    @Override
    public void apply(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = convert(pixels[i]);
        }
    }

    private int convert(int rgb) {
        float r = red[rgb >> 16 & 0xff];
        float g = green[rgb >> 8 & 0xff];
        float b = blue[rgb & 0xff];
        return Srgb.encode(matrix[0] * r + matrix[1] * g + matrix[2] * b) << 16
                | Srgb.encode(matrix[3] * r + matrix[4] * g + matrix[5] * b) << 8
                | Srgb.encode(matrix[6] * r + matrix[7] * g + matrix[8] * b);
    }

    /**
     * Whether this changes nothing that can be seen. There are dozens of profiles called sRGB, and some that are not
     * what they are called: so the colours are asked, not the name.
     */
    boolean isIdentity() {
        for (int value = 0; value < 256; value += 15) {
            for (int corner = 1; corner < 8; corner++) {
                int mask = (corner & 1) * 0xff | (corner >> 1 & 1) * 0xff00 | (corner >> 2) * 0xff0000;
                int rgb = value * 0x010101 & mask;
                if (differs(rgb, convert(rgb))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** By more than the rounding of a profile's numbers. */
    private static boolean differs(int a, int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((a >> shift & 0xff) - (b >> shift & 0xff)) > 2) {
                return true;
            }
        }
        return false;
    }
}
