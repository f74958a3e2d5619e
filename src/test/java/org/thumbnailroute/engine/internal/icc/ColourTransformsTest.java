package org.thumbnailroute.engine.internal.icc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.pictures.IccProfile;

class ColourTransformsTest {

    private final ColourTransforms transforms = new ColourTransforms();

    static Stream<Arguments> matrices() {
        return Stream.of(
                Arguments.of("Adobe RGB", IccProfile.adobeRgb()),
                Arguments.of("Display P3", IccProfile.displayP3()),
                Arguments.of("linear light", IccProfile.linear()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matrices")
    void agreesWithLittleCms(String name, byte[] profile) throws BrokenProfileException {
        int[] seen = new Random(5).ints(2000, 0, 0x1000000).toArray();
        int[] expected = seen.clone();
        int[] before = seen.clone();
        new TableTransform(profile, 3).apply(expected);

        of(ColourSpace.RGB, profile).apply(seen);

        for (int i = 0; i < seen.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                assertEquals(expected[i] >> shift & 0xff, seen[i] >> shift & 0xff, 1, "of %06x".formatted(before[i]));
            }
        }
    }

    @Test
    void makesAdobesGreenMoreVivid() {
        int[] pixels = {0x80c080};

        of(ColourSpace.YCBCR, IccProfile.adobeRgb()).apply(pixels);

        assertTrue((pixels[0] >> 16 & 0xff) < 0x6c, "less red: %06x".formatted(pixels[0]));
        assertEquals(0xc0, pixels[0] >> 8 & 0xff, 3);
    }

    static Stream<Arguments> sameAsSrgb() {
        return Stream.of(
                Arguments.of("a function", IccProfile.srgb()),
                Arguments.of("1024 points", IccProfile.sampledSrgb()),
                Arguments.of(
                        "the JDK's", ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameAsSrgb")
    void knowsSrgbByItsColours(String name, byte[] profile) {
        assertSame(ColourTransform.NONE, of(ColourSpace.RGB, profile));
    }

    @Test
    void convertsGrey() {
        int[] pixels = {0x000000, 0x808080, 0xffffff};

        of(ColourSpace.GREY, IccProfile.grey(256)).apply(pixels);

        assertArrayEquals(new int[] {0x000000, 0xbcbcbc, 0xffffff}, pixels);
    }

    @Test
    void convertsInks() {
        int[] pixels = {0, 0x000000ff, 0xff000000};

        of(ColourSpace.CMYK, IccProfile.cmyk()).apply(pixels);

        assertTrue((pixels[0] & 0xff) > 250, "paper is white: %06x".formatted(pixels[0]));
        assertTrue((pixels[1] & 0xff) < 5, "black: %06x".formatted(pixels[1]));
        assertTrue((pixels[2] & 0xff) > (pixels[2] >> 16 & 0xff) + 60, "cyan is blue here: %06x".formatted(pixels[2]));
    }

    @Test
    void mixesInksWithoutAProfile() {
        int[] pixels = {0, 0xff, 0xff000000, 0x00ff0080};

        of(ColourSpace.YCCK, new byte[0]).apply(pixels);

        assertArrayEquals(new int[] {0xffffff, 0x000000, 0x00ffff, 0x7f007f}, pixels);
    }

    @Test
    void ignoresAProfileForOtherColours() {
        assertSame(ColourTransform.NONE, of(ColourSpace.RGB, IccProfile.grey(256)));
        assertSame(ColourTransform.NONE, of(ColourSpace.GREY, IccProfile.adobeRgb()));
        assertSame(InkTransform.PLAIN, of(ColourSpace.CMYK, IccProfile.adobeRgb()));
        assertNotSame(InkTransform.PLAIN, of(ColourSpace.CMYK, IccProfile.cmyk()));
    }

    @Test
    void remembersWhatIsDearToPrepare() {
        ColourTransform first = of(ColourSpace.CMYK, IccProfile.cmyk());

        assertSame(first, of(ColourSpace.CMYK, IccProfile.cmyk()));
        for (int i = 0; i < 8; i++) {
            byte[] other = IccProfile.cmyk();
            other[100] = (byte) (i + 1);
            of(ColourSpace.CMYK, other);
        }
        assertNotSame(first, of(ColourSpace.CMYK, IccProfile.cmyk()), "forgotten for eight others");
    }

    @Test
    void survivesEveryDamage() {
        Random random = new Random(11);
        List<byte[]> profiles =
                List.of(IccProfile.adobeRgb(), IccProfile.displayP3(), IccProfile.grey(563), IccProfile.cmyk());
        List<ColourSpace> colours = List.of(ColourSpace.RGB, ColourSpace.RGB, ColourSpace.GREY, ColourSpace.CMYK);
        for (int i = 0; i < 2000; i++) {
            int kind = i % 200 == 3 ? 3 : i % 3;
            byte[] profile = profiles.get(kind).clone();
            for (int damage = random.nextInt(1, 6); damage > 0; damage--) {
                profile[random.nextInt(Math.min(profile.length, 400))] = (byte) random.nextInt();
            }
            byte[] cut = i % 5 == 0 ? Arrays.copyOf(profile, random.nextInt(profile.length)) : profile;
            int[] pixels = {0x123456, 0xfedcba};
            of(colours.get(kind), cut).apply(pixels);
            if (kind != 3) {
                assertEquals(0, pixels[0] >>> 24);
            }
        }
    }

    @Test
    void servesManyThreads() throws Exception {
        int[] expected = new Random(5).ints(500).toArray();
        int[] before = expected.clone();
        of(ColourSpace.CMYK, IccProfile.cmyk()).apply(expected);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            ColourTransforms shared = new ColourTransforms();
            Callable<int[]> task = () -> {
                int[] pixels = before.clone();
                shared.of(header(ColourSpace.CMYK, IccProfile.cmyk())).apply(pixels);
                return pixels;
            };
            for (Future<int[]> result : threads.invokeAll(Collections.nCopies(40, task))) {
                assertArrayEquals(expected, result.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private ColourTransform of(ColourSpace colour, byte[] profile) {
        return transforms.of(header(colour, profile));
    }

    private static Header header(ColourSpace colour, byte[] profile) {
        return new Header(1, 1, colour, false, Orientation.UPRIGHT, profile);
    }
}
