package org.thumbnailroute.engine.internal.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.internal.png.SmoothPng.GREY;
import static org.thumbnailroute.engine.internal.png.SmoothPng.GREY_ALPHA;
import static org.thumbnailroute.engine.internal.png.SmoothPng.PALETTE;
import static org.thumbnailroute.engine.internal.png.SmoothPng.RGB;
import static org.thumbnailroute.engine.internal.png.SmoothPng.RGB_ALPHA;
import static org.thumbnailroute.engine.internal.png.SmoothPng.eightBits;
import static org.thumbnailroute.engine.internal.png.SmoothPng.file;
import static org.thumbnailroute.engine.internal.png.SmoothPng.palette;
import static org.thumbnailroute.engine.internal.png.SmoothPng.pixels;
import static org.thumbnailroute.engine.internal.png.SmoothPng.sample;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.pictures.PngBuilder;

/** Each type and depth of pixels. */
class PngDecoderTest {

    @ParameterizedTest(name = "type {0}, {1} bits, interlaced {2}")
    @MethodSource("org.thumbnailroute.engine.internal.png.SmoothPng#types")
    void readsEachTypeAndDepthExactly(int type, int depth, boolean interlaced) {
        PngDecoder decoder = new PngDecoder(file(37, 29, type, depth, interlaced));
        Planes planes = Planes.full(decoder);

        boolean grey = type == GREY || type == GREY_ALPHA;
        assertEquals(grey ? ColourSpace.GREY : ColourSpace.RGB, decoder.header().colour());
        assertEquals(type == GREY_ALPHA || type == RGB_ALPHA, decoder.header().alpha());
        assertEquals(decoder.header().planes(), planes.count());
        for (int c = 0; c < planes.count(); c++) {
            for (int y = 0; y < 29; y++) {
                for (int x = 0; x < 37; x++) {
                    assertEquals(expected(type, depth, x, y, c, planes.count()), planes.rounded(c, x, y), x + ", " + y);
                }
            }
        }
    }

    private static int expected(int type, int depth, int x, int y, int c, int channels) {
        if (type == PALETTE) {
            int index = sample(x, y, 0) >> (16 - depth);
            return palette(1 << depth)[3 * index + c] & 0xff;
        }
        int sample = eightBits(depth, x, y, c);
        boolean premultiplied = (type == GREY_ALPHA || type == RGB_ALPHA) && c < channels - 1;
        return premultiplied ? (sample * eightBits(depth, x, y, channels - 1) + 127) / 255 : sample;
    }

    @ParameterizedTest(name = "type {0}, {1} bits, interlaced {2}")
    @MethodSource("org.thumbnailroute.engine.internal.png.SmoothPng#types")
    void averagesSquaresOfEachTypeAndDepth(int type, int depth, boolean interlaced) {
        byte[] file = file(203, 149, type, depth, interlaced);
        Planes full = Planes.full(new PngDecoder(file));
        Planes reduced = Planes.of(new PngDecoder(file), 16, 12);

        int factor = reduced.layout().denominator();
        assertTrue(factor >= 5, "factor " + factor);
        for (int c = 0; c < full.count(); c++) {
            for (int y = 0; y < reduced.layout().planes().get(c).rows(); y++) {
                for (int x = 0; x < reduced.layout().planes().get(c).columns(); x++) {
                    assertEquals(
                            full.average(c, x * factor, y * factor, factor), reduced.at(c, x, y), 0.01, x + ", " + y);
                }
            }
        }
    }

    @ParameterizedTest(name = "filter {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void undoesEachFilterForEachSizeOfAPixel(int filter) {
        for (int[] type :
                new int[][] {{GREY, 8}, {GREY_ALPHA, 8}, {RGB, 8}, {RGB_ALPHA, 8}, {RGB, 16}, {RGB_ALPHA, 16}}) {
            PngBuilder builder = new PngBuilder(19, 7, type[0], type[1]).filter(filter);
            Planes planes = Planes.full(new PngDecoder(builder.build(pixels(type[1]))));
            for (int y = 0; y < 7; y++) {
                for (int x = 0; x < 19; x++) {
                    assertEquals(expected(type[0], type[1], x, y, 0, planes.count()), planes.rounded(0, x, y));
                }
            }
        }
    }

    @Test
    void readsInterlacedPicturesThatAreTooSmallForAllPasses() {
        for (int width = 1; width <= 9; width++) {
            for (int height = 1; height <= 9; height++) {
                Planes planes = Planes.full(new PngDecoder(file(width, height, RGB, 8, true)));
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        assertEquals(eightBits(8, x, y, 1), planes.rounded(1, x, y), width + "x" + height);
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "type {0}, {1} bits")
    @CsvSource({"0, 1", "0, 2", "0, 4", "0, 8", "0, 16", "2, 8", "2, 16"})
    void makesTheKeyColourTransparentAndNoOther(int type, int depth) {
        int samples = type == RGB ? 3 : 1;
        ByteBuffer key = ByteBuffer.allocate(2 * samples);
        for (int c = 0; c < samples; c++) {
            key.putShort((short) (sample(5, 3, c) >> (16 - depth)));
        }
        byte[] file =
                new PngBuilder(20, 10, type, depth).chunk("tRNS", key.array()).build(pixels(depth));
        Planes planes = Planes.full(new PngDecoder(file));

        assertEquals(samples + 1, planes.count());
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 20; x++) {
                boolean same = true;
                for (int c = 0; c < samples; c++) {
                    same &= sample(x, y, c) >> (16 - depth) == sample(5, 3, c) >> (16 - depth);
                }
                assertEquals(same ? 0 : 255, planes.rounded(samples, x, y));
                assertEquals(same ? 0 : eightBits(depth, x, y, 0), planes.rounded(0, x, y));
            }
        }
    }

    @ParameterizedTest(name = "{0} bits")
    @ValueSource(ints = {1, 2, 4, 8})
    void givesEntriesOfAPaletteTheirAlpha(int depth) {
        byte[] alpha = {100, 0};
        byte[] palette = palette(1 << depth);
        byte[] file = new PngBuilder(20, 10, PALETTE, depth)
                .chunk("PLTE", palette)
                .chunk("tRNS", alpha)
                .build((x, y, channel) -> x);
        Planes planes = Planes.full(new PngDecoder(file));

        for (int x = 0; x < 20; x++) {
            int index = x & ((1 << depth) - 1);
            int opacity = index < 2 ? alpha[index] : 255;
            assertEquals(opacity, planes.rounded(3, x, 4));
            assertEquals(((palette[3 * index] & 0xff) * opacity + 127) / 255, planes.rounded(0, x, 4));
        }
    }

    @Test
    void knowsThatAPaletteWithoutTransparentEntriesIsOpaque() {
        byte[] opaque = {-1, -1};
        byte[] file = new PngBuilder(4, 4, PALETTE, 1)
                .chunk("PLTE", palette(2))
                .chunk("tRNS", opaque)
                .build(pixels(1));

        assertEquals(false, new PngDecoder(file).header().alpha());
    }

    @ParameterizedTest(name = "type {0}, interlaced {1}")
    @CsvSource({"2, false", "6, false", "2, true", "6, true"})
    void readsWhatXcodePacks(int type, boolean interlaced) {
        // blue first, and no colour above alpha: it is multiplied by it
        byte[] file = new PngBuilder(37, 29, type, 8)
                .interlaced(interlaced)
                .buildAsXcode((x, y, channel) -> channel == 3 ? 200 : sample(x, y, 2 - channel) % 200);
        PngDecoder decoder = new PngDecoder(file);
        Planes planes = Planes.full(decoder);

        assertEquals(type == RGB_ALPHA, decoder.header().alpha());
        for (int y = 0; y < 29; y++) {
            for (int x = 0; x < 37; x++) {
                for (int c = 0; c < 3; c++) {
                    assertEquals(sample(x, y, c) % 200, planes.rounded(c, x, y));
                }
                assertEquals(200, type == RGB ? 200 : planes.rounded(3, x, y));
            }
        }
    }

    @Test
    void readsGreyAndPalettesThatXcodePacks() {
        byte[] grey = new PngBuilder(9, 5, GREY, 8).buildAsXcode(pixels(8));
        byte[] palette =
                new PngBuilder(9, 5, PALETTE, 4).chunk("PLTE", palette(16)).buildAsXcode((x, y, c) -> x);

        assertEquals(eightBits(8, 8, 4, 0), Planes.full(new PngDecoder(grey)).rounded(0, 8, 4));
        assertEquals(
                palette(16)[3 * 8 + 2] & 0xff,
                Planes.full(new PngDecoder(palette)).rounded(2, 8, 4));
    }

    @Test
    void takesNumbersThatThePaletteLacksForBlack() {
        byte[] file = new PngBuilder(8, 1, PALETTE, 8).chunk("PLTE", palette(2)).build((x, y, channel) -> 40 * x);
        Planes planes = Planes.full(new PngDecoder(file));

        assertEquals(palette(1)[1] & 0xff, planes.rounded(1, 0, 0));
        assertEquals(0, planes.rounded(1, 3, 0));
    }

    /** As browsers and Pillow do. */
    @Test
    void readsAPaletteThatEndsWithinAColour() {
        byte[] file =
                new PngBuilder(4, 4, PALETTE, 8).chunk("PLTE", new byte[4]).build((x, y, c) -> 0);

        assertEquals(4, new PngDecoder(file).header().width());
    }

    @ParameterizedTest(name = "chunks of {0} bytes")
    @ValueSource(ints = {1, 2, 7, 100, 1 << 20})
    void readsPixelsFromChunksOfAnySize(int length) {
        byte[] file = new PngBuilder(101, 67, RGB, 8).idatLength(length).build(pixels(8));
        Planes planes = Planes.full(new PngDecoder(file));

        assertEquals(eightBits(8, 100, 66, 2), planes.rounded(2, 100, 66));
    }

    @ParameterizedTest(name = "interlaced {0}")
    @ValueSource(booleans = {false, true})
    void needsLittleMemoryForAHugePictureOfFewBytes(boolean interlaced) {
        byte[] file = new PngBuilder(3000, 3000, GREY, 1)
                .interlaced(interlaced)
                .filter(2)
                .build((x, y, c) -> 1);
        PngDecoder decoder = new PngDecoder(file);
        Planes planes = Planes.of(decoder, 64, 64);

        assertTrue(file.length < 10_000, file.length + " bytes");
        long bytes = decoder.layout(64, 64).bytes();
        assertTrue(bytes < 1 << 20, bytes + " bytes of memory");
        assertEquals(255, planes.rounded(0, 0, 0));
    }
}
