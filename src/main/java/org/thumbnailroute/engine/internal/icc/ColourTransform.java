package org.thumbnailroute.engine.internal.icc;

/** Makes sRGB of the colours of one profile. Safe for use by many threads. */
public interface ColourTransform {

    /** For pictures that are sRGB already, or do not say what they are. */
    ColourTransform NONE = pixels -> {};

    /**
     * Converts in place.
     *
     * @param pixels grey as 0x00GGGGGG, RGB as 0x00RRGGBB, four inks as 0xCCMMYYKK with 0xff for all of an ink; becomes
     *     0x00RRGGBB
     */
    void apply(int[] pixels);
}
