package org.thumbnailroute.engine.internal.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.Scene;

class PngEncoderTest {

    private static final int OPAQUE = 0xff000000;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    /** Bits that look random, the same for the same place. */
    private static int hash(int i) {
        int mixed = (i + 1) * 0x9e3779b1;
        return (mixed ^ (mixed >>> 15)) * 0x85ebca77;
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                arguments("noise", RGB, 8, i -> OPAQUE | hash(i)),
                arguments("transparent noise", RGB_ALPHA, 8, i -> hash(i)),
                arguments("grey noise", GREY, 8, i -> OPAQUE | (hash(i) >>> 24) * 0x010101),
                arguments(
                        "transparent grey noise",
                        GREY_ALPHA,
                        8,
                        i -> (hash(i) & OPAQUE) | (hash(-i) >>> 24) * 0x010101),
                arguments("one colour", PALETTE, 1, i -> 0xff123456),
                arguments("two colours", PALETTE, 1, i -> hash(i) < 0 ? 0xff123456 : 0xff654321),
                arguments("two colours, one transparent", PALETTE, 1, i -> hash(i) < 0 ? 0x12345678 : 0xff654321),
                arguments("nothing", GREY_ALPHA, 8, i -> 0),
                arguments("four colours", PALETTE, 2, i -> OPAQUE | (hash(i) >>> 30) * 0x102030),
                arguments("sixteen colours", PALETTE, 4, i -> OPAQUE | (hash(i) >>> 28) * 0x010f0e),
                arguments("256 colours", PALETTE, 8, i -> OPAQUE | (hash(i) >>> 24) * 0x010203),
                arguments("257 colours", RGB, 8, i -> OPAQUE | (i == 77 ? 1 : (hash(i) >>> 24) * 0x010203)),
                arguments("a palette with alpha", PALETTE, 8, i -> (hash(i) >>> 24) * 0x01020304));
    }

    private static Arguments arguments(String name, int type, int depth, IntUnaryOperator pixel) {
        return Arguments.of(name, type, depth, pixel);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void writesTheSmallestTypeThatHoldsThePixels(String name, int type, int depth, IntUnaryOperator pixel) {
        int[] argb = new int[83 * 59];
        Arrays.setAll(argb, pixel);
        byte[] file = PngEncoder.encode(argb, 83, 59);

        assertEquals(type, file[25]);
        assertEquals(depth, file[24]);
        assertArrayEquals(argb, pixels(file));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Scene.class)
    void writesSmallerFilesThanTheJdk(Scene scene) {
        BufferedImage image = scene.draw(256, 144);
        int[] argb = image.getRGB(0, 0, 256, 144, null, 0, 256);
        byte[] file = PngEncoder.encode(argb, 256, 144);
        byte[] ofJdk = ImageFile.encode(image, "png");

        assertArrayEquals(argb, pixels(file));
        assertTrue(file.length < ofJdk.length, "%d and %d bytes".formatted(file.length, ofJdk.length));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sides")
    void writesPicturesOfAnySize(int width, int height) {
        int[] argb = new int[width * height];
        Arrays.setAll(argb, i -> OPAQUE | hash(i));

        assertArrayEquals(argb, pixels(PngEncoder.encode(argb, width, height)));
    }

    static Stream<Arguments> sides() {
        return Stream.of(Arguments.of(1, 1), Arguments.of(1, 300), Arguments.of(3000, 1), Arguments.of(17, 9));
    }

    /** Read by the JDK, without a conversion of its own. */
    private static int[] pixels(byte[] file) {
        BufferedImage image = ImageFile.decode(file);
        int width = image.getWidth();
        int bands = image.getRaster().getNumBands();
        if (file[25] != GREY && file[25] != GREY_ALPHA) {
            return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        }
        int[] samples = image.getRaster().getPixels(0, 0, width, image.getHeight(), (int[]) null);
        int[] argb = new int[samples.length / bands];
        for (int i = 0; i < argb.length; i++) {
            int alpha = bands == 1 ? OPAQUE : samples[bands * i + 1] << 24;
            argb[i] = alpha | samples[bands * i] * 0x010101;
        }
        return argb;
    }
}
