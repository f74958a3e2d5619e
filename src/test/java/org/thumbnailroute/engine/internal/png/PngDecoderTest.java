package org.thumbnailroute.engine.internal.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.ImageRejectedException.Reason;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.pictures.PngBuilder;
import org.thumbnailroute.pictures.PngFile;

class PngDecoderTest {

    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    /** Smooth with some noise, and different in each channel; all sixteen bits are used. */
    private static int sample(int x, int y, int channel) {
        int noise = ((x * 73 + y * 151 + channel * 31) * 2654435) >>> 9 & 0x0fff;
        return (x * 1300 + y * 700 * (channel + 1) + noise) & 0xffff;
    }

    private static PngBuilder.Pixels pixels(int depth) {
        return (x, y, channel) -> sample(x, y, channel) >> (16 - depth);
    }

    /** The sample that a reader should make of it. */
    private static int eightBits(int depth, int x, int y, int channel) {
        int stored = sample(x, y, channel) >> (16 - depth);
        return depth == 16 ? stored >> 8 : stored * 255 / ((1 << depth) - 1);
    }

    private static byte[] palette(int entries) {
        byte[] palette = new byte[3 * entries];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i * 37 + i / 3 * 5);
        }
        return palette;
    }

    static Stream<Arguments> types() {
        List<Arguments> all = new ArrayList<>();
        for (boolean interlaced : new boolean[] {false, true}) {
            for (int depth : new int[] {1, 2, 4, 8, 16}) {
                all.add(Arguments.of(GREY, depth, interlaced));
                if (depth < 16) {
                    all.add(Arguments.of(PALETTE, depth, interlaced));
                }
                if (depth >= 8) {
                    all.add(Arguments.of(RGB, depth, interlaced));
                    all.add(Arguments.of(GREY_ALPHA, depth, interlaced));
                    all.add(Arguments.of(RGB_ALPHA, depth, interlaced));
                }
            }
        }
        return all.stream();
    }

    private static byte[] file(int width, int height, int type, int depth, boolean interlaced) {
        PngBuilder builder = new PngBuilder(width, height, type, depth).interlaced(interlaced);
        if (type == PALETTE) {
            builder.chunk("PLTE", palette(1 << depth));
        }
        return builder.build(pixels(depth));
    }

    @ParameterizedTest(name = "type {0}, {1} bits, interlaced {2}")
    @MethodSource("types")
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
    @MethodSource("types")
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

    @Test
    void findsTheOrientationBeforeAndBehindThePixels() {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
        byte[] before = new PngBuilder(4, 4, GREY, 8).chunk("eXIf", exif).build(pixels(8));
        byte[] behind = new PngBuilder(4, 4, GREY, 8).chunkBehind("eXIf", exif).build(pixels(8));

        assertEquals(Orientation.TURN_RIGHT, new PngDecoder(before).header().orientation());
        assertEquals(Orientation.TURN_RIGHT, new PngDecoder(behind).header().orientation());
    }

    @Test
    void inflatesTheProfileUnlessItIsBrokenOrABomb() {
        byte[] profile = new byte[3000];
        new Random(1).nextBytes(profile);
        byte[] deflated = PngBuilder.deflate(profile);

        assertArrayEquals(profile, profileOf(iccp("p", deflated)));
        assertArrayEquals(profile, profileOf(iccp("p".repeat(79), deflated)));
        assertEquals(0, profileOf(iccp("p".repeat(80), deflated)).length);
        assertEquals(0, profileOf(iccp("p", Arrays.copyOf(deflated, 2000))).length);
        assertEquals(0, profileOf(iccp("p", new byte[100])).length);
        assertEquals(0, profileOf(iccp("p", PngBuilder.deflate(new byte[(4 << 20) + 1]))).length);
        assertEquals(0, profileOf(new byte[0]).length);
        assertEquals(0, profileOf(new byte[] {'p'}).length);
    }

    private static byte[] iccp(String name, byte[] deflated) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(new byte[2]);
        chunk.writeBytes(deflated);
        return chunk.toByteArray();
    }

    /** As browsers and Pillow do. */
    @Test
    void readsAPaletteThatEndsWithinAColour() {
        byte[] file =
                new PngBuilder(4, 4, PALETTE, 8).chunk("PLTE", new byte[4]).build((x, y, c) -> 0);

        assertEquals(4, new PngDecoder(file).header().width());
    }

    /** Browsers apply gAMA, libvips and Pillow do not: a thumbnail has the samples of its original. */
    @Test
    void takesNoProfileFromGammaAndChromaticities() {
        byte[] file = new PngBuilder(4, 4, GREY, 8)
                .chunk("gAMA", ByteBuffer.allocate(4).putInt(100_000).array())
                .chunk("cHRM", new byte[32])
                .build(pixels(8));

        assertEquals(0, new PngDecoder(file).header().iccProfile().length);
    }

    private static byte[] profileOf(byte[] iccp) {
        byte[] file = new PngBuilder(4, 4, GREY, 8).chunk("iCCP", iccp).build(pixels(8));
        return new PngDecoder(file).header().iccProfile();
    }

    @ParameterizedTest(name = "chunks of {0} bytes")
    @ValueSource(ints = {1, 2, 7, 100, 1 << 20})
    void readsPixelsFromChunksOfAnySize(int length) {
        byte[] file = new PngBuilder(101, 67, RGB, 8).idatLength(length).build(pixels(8));
        Planes planes = Planes.full(new PngDecoder(file));

        assertEquals(eightBits(8, 100, 66, 2), planes.rounded(2, 100, 66));
    }

    @ParameterizedTest(name = "type {0}")
    @CsvSource({"0, 128", "2, 128", "4, 0", "6, 0"})
    void fillsUpAPictureWhoseTopHalfIsThere(int type, int missing) {
        // filtered by none and not compressible: so much of the file is so much of the picture
        byte[] whole = new PngBuilder(100, 100, type, 8).filter(0).build(noise());
        byte[] cut = Arrays.copyOf(whole, whole.length * 7 / 10);
        Planes expected = Planes.full(new PngDecoder(whole));
        Planes planes = Planes.full(new PngDecoder(cut));

        assertEquals(expected.at(0, 50, 60), planes.at(0, 50, 60));
        assertEquals(missing, planes.rounded(0, 50, 80));
        assertEquals(missing, planes.rounded(planes.count() - 1, 50, 80));
    }

    @Test
    void fillsUpAnInterlacedPictureWhoseEveryOtherRowIsThere() {
        byte[] whole =
                new PngBuilder(100, 100, RGB, 8).interlaced(true).filter(0).build(noise());
        byte[] cut = Arrays.copyOf(whole, whole.length * 7 / 10);
        Planes expected = Planes.full(new PngDecoder(whole));
        Planes planes = Planes.full(new PngDecoder(cut));

        assertEquals(expected.at(0, 50, 15), planes.at(0, 50, 15));
        assertEquals(expected.at(0, 50, 80), planes.at(0, 50, 80));
        assertEquals(expected.at(0, 50, 80), planes.at(0, 50, 81));
    }

    /** Of a picture that ends within pass 2, 3 and 5: browsers show it too, in blocks. */
    @ParameterizedTest(name = "{0} % of it")
    @CsvSource({
        "3, 63, 63, 60, 56",
        "3, 99, 99, 96, 96",
        "5, 47, 47, 44, 44",
        "5, 63, 63, 60, 56",
        "20, 55, 55, 54, 54",
        "20, 63, 99, 62, 96"
    })
    void showsAnInterlacedPictureCoarselyFromItsFirstPassOn(int percent, int x, int y, int shownX, int shownY) {
        byte[] whole = new PngBuilder(100, 100, RGB_ALPHA, 8)
                .interlaced(true)
                .filter(0)
                .build(noise());
        Planes expected = Planes.full(new PngDecoder(whole));
        Planes planes = Planes.full(new PngDecoder(Arrays.copyOf(whole, whole.length * percent / 100)));

        for (int c = 0; c < 4; c++) {
            assertEquals(expected.at(c, shownX, shownY), planes.at(c, x, y), "channel " + c);
        }
    }

    @Test
    void averagesWhatCameOfACutInterlacedPicture() {
        byte[] whole =
                new PngBuilder(256, 256, GREY, 8).interlaced(true).filter(0).build((x, y, c) -> x);
        byte[] cut = Arrays.copyOf(whole, whole.length / 3);
        Planes planes = Planes.of(new PngDecoder(cut), 16, 16);

        assertTrue(planes.layout().denominator() > 1, "reduced");
        double scale = 256.0 / planes.layout().planes().get(0).columns();
        for (int x = 1; x < planes.layout().planes().get(0).columns() - 1; x++) {
            assertEquals((x + .5) * scale, planes.at(0, x, planes.rows().get(0).size() - 1), scale, "column " + x);
        }
    }

    @Test
    void rejectsAnInterlacedPictureWithoutAllOfItsFirstPass() {
        byte[] whole =
                new PngBuilder(100, 100, RGB, 8).interlaced(true).filter(0).build(noise());
        byte[] cut = Arrays.copyOf(whole, whole.length / 80);

        assertEquals(Reason.CORRUPT, rejection(cut).reason());
    }

    @Test
    void rejectsLessThanHalfAPicture() {
        byte[] whole = new PngBuilder(100, 100, RGB, 8).filter(0).build(noise());
        for (int part = 0; part <= 9; part++) {
            byte[] cut = Arrays.copyOf(whole, whole.length / 20 * part);
            assertEquals(Reason.CORRUPT, rejection(cut).reason(), part + " twentieths");
        }
    }

    private static PngBuilder.Pixels noise() {
        Random random = new Random(7);
        return (x, y, channel) -> random.nextInt();
    }

    @Test
    void decodesInSpiteOfWrongChecksumsOfWhatSpoilsLittle() {
        byte[] comment = PngFile.chunk("tEXt", new byte[] {'a', 0, 'b'});
        comment[comment.length - 1] ^= 1;
        byte[] file = new PngBuilder(10, 10, GREY, 8).bytes(comment).build(pixels(8));
        byte[] idatChecksum = file.clone();
        idatChecksum[file.length - 13] ^= 1;

        assertEquals(
                eightBits(8, 9, 9, 0), Planes.full(new PngDecoder(idatChecksum)).rounded(0, 9, 9));
    }

    static Stream<Arguments> broken() {
        byte[] intact = file(10, 10, RGB, 8, false);
        byte[] wrongHeader = intact.clone();
        wrongHeader[19] ^= 1;
        byte[] palette = PngFile.chunk("PLTE", palette(4));
        palette[9] ^= 1;
        return Stream.of(
                Arguments.of("broken PNG: no intact header", wrongHeader),
                Arguments.of("broken PNG: no intact header", Arrays.copyOf(intact, 30)),
                Arguments.of("broken PNG: no pixels", Arrays.copyOf(intact, 33)),
                Arguments.of("broken PNG: 0x5 pixels", new PngBuilder(0, 5, RGB, 8).build(new byte[9])),
                Arguments.of("broken PNG: 5x-1 pixels", new PngBuilder(5, -1, RGB, 8).build(new byte[9])),
                Arguments.of("broken PNG: colour type 2 with 4 bits", new PngBuilder(5, 5, RGB, 4).build(new byte[9])),
                Arguments.of("broken PNG: colour type 3 with 16 bits", new PngBuilder(5, 5, 3, 16).build(new byte[9])),
                Arguments.of("broken PNG: colour type 5 with 8 bits", new PngBuilder(5, 5, 5, 8).build(new byte[9])),
                Arguments.of("broken PNG: no intact palette", new PngBuilder(5, 5, 3, 8).build(new byte[9])),
                Arguments.of(
                        "broken PNG: no intact palette",
                        new PngBuilder(5, 5, 3, 8).chunk("PLTE", new byte[2]).build(new byte[9])),
                Arguments.of(
                        "broken PNG: no intact palette",
                        new PngBuilder(5, 5, 3, 8).bytes(palette).build(new byte[9])),
                Arguments.of(
                        "broken PNG: only 0 of 5 rows are intact", new PngBuilder(5, 5, RGB, 8).build(new byte[9])),
                Arguments.of(
                        "broken PNG: only 0 of 5 rows are intact",
                        new PngBuilder(5, 5, RGB, 8).filter(6).build(PngBuilder.deflate(new byte[] {6, 0, 0, 0}))),
                Arguments.of(
                        "unsupported: PNG with a chunk ABCD",
                        new PngBuilder(5, 5, RGB, 8).chunk("ABCD", new byte[4]).build(pixels(8))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void saysWhatIsWrong(String message, byte[] file) {
        assertEquals(message, rejection(file).getMessage());
    }

    private static ImageRejectedException rejection(byte[] file) {
        return assertThrows(ImageRejectedException.class, () -> Planes.full(new PngDecoder(file)));
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

    @Test
    void answersAnyBytesWithPixelsOrARejection() {
        Random random = new Random(3);
        List<byte[]> files = types().map(
                        type -> file(23, 17, (Integer) type.get()[0], (Integer) type.get()[1], (Boolean) type.get()[2]))
                .toList();
        for (int i = 0; i < 3000; i++) {
            byte[] file = files.get(i % files.size()).clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                // behind the header, whose checksum would reject everything
                file[33 + random.nextInt(file.length - 33)] = (byte) random.nextInt();
            }
            byte[] cut = random.nextInt(4) > 0 ? file : Arrays.copyOf(file, random.nextInt(file.length));
            try {
                Header header = new PngDecoder(cut).header();
                Planes.of(new PngDecoder(cut), 1 + random.nextInt(header.width()), 1 + random.nextInt(header.height()));
            } catch (ImageRejectedException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("PNG"));
            }
        }
    }
}
