package org.thumbnailroute.engine.internal.icc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.pictures.IccProfile;

/** Profiles that break the letter of the standard, as Little CMS 2.19 takes them. */
class OddProfilesTest {

    private static final int SIZE = 0;
    private static final int VERSION = 8;
    private static final int CLASS = 12;
    private static final int CONNECTION = 20;
    private static final int FIRST_ENTRY = 128 + 4;

    private static final int[] COLOURS = {0xdc1e1e, 0x1eb428, 0x1e3cd2, 0xf0e63c, 0x808080, 0, 0xffffff};

    static Stream<Arguments> readable() {
        byte[] rgb = IccProfile.adobeRgb();
        byte[] inks = IccProfile.cmyk();
        return Stream.of(
                Arguments.of("Corbis's type of colours", rgb, retyped(rgb, "XYZ ", 0x17a505b8)),
                Arguments.of("Monaco's type of curves", rgb, retyped(rgb, "curv", 0x9478ee00)),
                Arguments.of("a length that is too large", rgb, changed(rgb, it -> it.putInt(SIZE, 1 << 20))),
                Arguments.of("a negative length", rgb, changed(rgb, it -> it.putInt(SIZE, -1))),
                Arguments.of("no class", rgb, changed(rgb, it -> it.putInt(CLASS, 0))),
                Arguments.of("version 4", rgb, changed(rgb, it -> it.putInt(VERSION, 0x04200000))),
                Arguments.of("tags that are longer than the table says", rgb, shortened(rgb)),
                Arguments.of("a table outside", rgb, IccProfile.withTag(rgb, "A2B0", 500, 100_000)),
                Arguments.of("a table of no length", rgb, IccProfile.withTag(rgb, "A2B0", 500, 0)),
                Arguments.of("a table nowhere", rgb, IccProfile.withTag(rgb, "A2B0", 0, 8)),
                Arguments.of("inks of a length that is too large", inks, changed(inks, it -> it.putInt(SIZE, 1 << 20))),
                Arguments.of("inks and a tag outside", inks, IccProfile.withTag(inks, "cprt", 500, 100_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("readable")
    void isReadLike(String name, byte[] plain, byte[] odd) {
        ColourSpace colour = plain[16] == 'C' ? ColourSpace.CMYK : ColourSpace.RGB;

        assertArrayEquals(applied(colour, plain), applied(colour, odd));
    }

    static Stream<Arguments> useless() {
        byte[] rgb = IccProfile.adobeRgb();
        return Stream.of(
                Arguments.of("a length that ends before the tags", changed(rgb, it -> it.putInt(SIZE, 220))),
                Arguments.of("no length", changed(rgb, it -> it.putInt(SIZE, 0))),
                Arguments.of("version 6", changed(rgb, it -> it.putInt(VERSION, 0x06000000))),
                Arguments.of("a device link", changed(rgb, it -> it.put(CLASS, ascii("link")))),
                Arguments.of("a connection space that is none", changed(rgb, it -> it.put(CONNECTION, ascii("RGB ")))),
                Arguments.of("a tag twice", IccProfile.withTag(rgb, "rTRC", 300, 14)),
                Arguments.of("colours of the type text", retyped(rgb, "XYZ ", 0x74657874)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("useless")
    void isIgnored(String name, byte[] profile) {
        assertSame(ColourTransform.NONE, transform(ColourSpace.RGB, profile));
    }

    @Test
    void ignoresAGreyProfileThatConnectsNowhere() {
        byte[] profile = changed(IccProfile.grey(256), it -> it.put(CONNECTION, ascii("RGB ")));

        assertSame(ColourTransform.NONE, transform(ColourSpace.GREY, profile));
    }

    /** Such as a duotone's. */
    @Test
    void readsTheTableOfAGreyProfile() {
        int[] pixels = {0, 0xffffff};

        transform(ColourSpace.GREY, IccProfile.tintedGrey()).apply(pixels);

        assertEquals(0xffffff, pixels[0]);
        assertEquals(0x00, pixels[1] & 0xff, "no blue in %06x".formatted(pixels[1]));
        assertEquals(0xdf, pixels[1] >> 16, 3, "much red in %06x".formatted(pixels[1]));
    }

    static Stream<Arguments> greys() {
        return Stream.of(
                Arguments.of("a gamma", IccProfile.greyFunction(0, 2.4)),
                Arguments.of("a gamma with an offset", IccProfile.greyFunction(1, 2.2, 1.2, -0.2)),
                Arguments.of("a slope of 0", IccProfile.greyFunction(1, 2.2, 0, 0.5)),
                Arguments.of("a gamma with two offsets", IccProfile.greyFunction(2, 2.2, 0.8, 0.1, 0.1)),
                Arguments.of("sRGB's", IccProfile.greyFunction(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)),
                Arguments.of("all parameters", IccProfile.greyFunction(4, 2.4, 0.9, 0.05, 0.07, 0.1, 0.03, 0.02)),
                Arguments.of("a power of what is negative", IccProfile.greyFunction(4, 2.4, 0.9, -0.2, 0, 0, 0.1, 0)),
                Arguments.of("lightness", lab(IccProfile.grey(256))),
                Arguments.of("a gamma of lightness", lab(IccProfile.grey(563))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("greys")
    void agreesWithLittleCmsAboutGrey(String name, byte[] profile) throws BrokenProfileException {
        int[] seen = IntStream.range(0, 256).map(i -> i * 0x010101).toArray();
        int[] expected = seen.clone();
        new TableTransform(profile, 1).apply(expected);

        transform(ColourSpace.GREY, profile).apply(seen);

        for (int i = 0; i < 256; i++) {
            assertEquals(expected[i] & 0xff, seen[i] & 0xff, 1, "of " + i);
        }
    }

    private static byte[] lab(byte[] profile) {
        return changed(profile, it -> it.put(CONNECTION, ascii("Lab ")));
    }

    private static int[] applied(ColourSpace colour, byte[] profile) {
        int[] pixels = COLOURS.clone();
        transform(colour, profile).apply(pixels);
        return pixels;
    }

    private static ColourTransform transform(ColourSpace colour, byte[] profile) {
        return new ColourTransforms().of(new Header(1, 1, colour, false, Orientation.UPRIGHT, profile));
    }

    private static byte[] changed(byte[] profile, Consumer<ByteBuffer> change) {
        byte[] changed = profile.clone();
        change.accept(ByteBuffer.wrap(changed));
        return changed;
    }

    /** The data of all tags of one type get another. */
    private static byte[] retyped(byte[] profile, String type, int other) {
        return changed(profile, it -> {
            for (int entry = FIRST_ENTRY; entry < FIRST_ENTRY + 12 * it.getInt(128); entry += 12) {
                int at = it.getInt(entry + 4);
                if (it.getInt(at) == ByteBuffer.wrap(ascii(type)).getInt()) {
                    it.putInt(at, other);
                }
            }
        });
    }

    private static byte[] shortened(byte[] profile) {
        return changed(profile, it -> {
            for (int i = 0; i < it.getInt(128); i++) {
                it.putInt(FIRST_ENTRY + 12 * i + 8, 12);
            }
        });
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
