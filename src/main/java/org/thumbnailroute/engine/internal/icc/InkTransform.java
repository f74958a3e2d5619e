package org.thumbnailroute.engine.internal.icc;

/** Inks that nobody has described: each takes its part of the light away from the paper. */
final class InkTransform implements ColourTransform {

    static final InkTransform PLAIN = new InkTransform();

    private InkTransform() {}

    @Override
    public void apply(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            int inks = ~pixels[i];
            int light = inks & 0xff;
            pixels[i] = part(inks >>> 24, light) << 16
                    | part(inks >> 16 & 0xff, light) << 8
                    | part(inks >> 8 & 0xff, light);
        }
    }

    private static int part(int reflected, int light) {
        return (reflected * light + 127) / 255;
    }
}
