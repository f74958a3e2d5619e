package org.thumbnailroute.engine.icc;

/** Grey by one curve. */
final class GreyTransform implements ColourTransform {

    private final int[] rgb = new int[256];

    GreyTransform(Profile profile) throws BrokenProfileException {
        float[] light = ToneCurve.read(profile.tag("kTRC"));
        for (int i = 0; i < 256; i++) {
            rgb[i] = Srgb.encode(light[i]) * 0x010101;
        }
    }

    @Override
    public void apply(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = rgb[pixels[i] & 0xff];
        }
    }
}
