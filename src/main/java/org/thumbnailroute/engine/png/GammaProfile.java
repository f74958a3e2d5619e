package org.thumbnailroute.engine.png;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The colour profile that a gAMA chunk (section 11.3.2.2 of the standard) stands for: sRGB's primaries with a power as
 * the curve. Browsers show such a picture so, lighter or darker than its samples.
 */
final class GammaProfile {

    private static final byte[] NONE = {};

    /** What nearly all programs write and mean sRGB by; libpng too takes what is so near for the same. */
    private static final double USUAL = 1 / 2.2;

    private static final double NEAR = 0.05;

    private static final int HEADER = 128;
    private static final int ENTRY = 12;
    private static final int XYZ_LENGTH = 20;
    private static final int CURVE_LENGTH = 16;

    /** Of red, green and blue, in 65536ths, for the white of profiles (IEC 61966-2-1, amendment 1). */
    private static final int[][] SRGB = {{0x6fa2, 0x38f5, 0x0390}, {0x6299, 0xb785, 0x18da}, {0x24a0, 0x0f84, 0xb6cf}};

    private GammaProfile() {}

    /**
     * Makes the profile.
     *
     * @param chunk holds the power that made the samples of light, in 100,000ths
     * @return empty if the chunk says nothing, or about what sRGB does
     */
    static byte[] of(byte[] file, Chunk chunk, boolean grey) {
        double power = chunk.length() == 4 ? Chunk.u32(file, chunk.from()) / 100_000.0 : 0;
        if (power < 0.001 || Math.abs(power / USUAL - 1) < NEAR) {
            return NONE;
        }
        List<String> curves = grey ? List.of("kTRC") : List.of("rTRC", "gTRC", "bTRC");
        List<String> primaries = grey ? List.of() : List.of("rXYZ", "gXYZ", "bXYZ");
        int tags = curves.size() + primaries.size();
        int curve = HEADER + 4 + tags * ENTRY;
        int length = curve + CURVE_LENGTH + primaries.size() * XYZ_LENGTH;
        ByteBuffer profile = ByteBuffer.allocate(length);
        letters(profile.putInt(0, length).position(12), "mntr", grey ? "GRAY" : "RGB ", "XYZ ");
        letters(profile.position(36), "acsp");
        profile.position(HEADER).putInt(tags);
        curves.forEach(name -> letters(profile, name).putInt(curve).putInt(CURVE_LENGTH));
        for (int i = 0; i < primaries.size(); i++) {
            letters(profile, primaries.get(i))
                    .putInt(curve + CURVE_LENGTH + i * XYZ_LENGTH)
                    .putInt(XYZ_LENGTH);
        }
        letters(profile, "para").putLong(0).putInt((int) Math.round(65536 / power));
        for (int i = 0; i < primaries.size(); i++) {
            letters(profile, "XYZ ").putInt(0);
            for (int value : SRGB[i]) {
                profile.putInt(value);
            }
        }
        return profile.array();
    }

    private static ByteBuffer letters(ByteBuffer profile, String... names) {
        for (String name : names) {
            profile.put(name.getBytes(ISO_8859_1));
        }
        return profile;
    }
}
