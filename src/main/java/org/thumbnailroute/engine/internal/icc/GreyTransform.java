package org.thumbnailroute.engine.internal.icc;

/** Grey by one curve, which leads to light or, where colours connect in Lab, to lightness. */
final class GreyTransform implements ColourTransform {

    private final int[] rgb = new int[256];

    GreyTransform(IccTags profile) throws BrokenProfileException {
        float[] curve = ToneCurve.read(profile.tag("kTRC"));
        boolean lightness = profile.connectionSpace().equals("Lab ");
        for (int i = 0; i < 256; i++) {
            rgb[i] = Srgb.encode(lightness ? light(curve[i]) : curve[i]) * 0x010101;
        }
    }

    /** CIE 15: the light, from 0 to 1, that has this lightness, from 0 to 1 instead of 100. */
    private static float light(float lightness) {
        double f = (100 * lightness + 16) / 116;
        double threshold = 6 / 29.0;
        return (float) (f > threshold ? f * f * f : 3 * threshold * threshold * (f - 4 / 29.0));
    }

    @Override
    public void apply(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = rgb[pixels[i] & 0xff];
        }
    }
}
