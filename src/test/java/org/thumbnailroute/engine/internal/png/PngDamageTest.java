package org.thumbnailroute.engine.internal.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.internal.png.SmoothPng.GREY;
import static org.thumbnailroute.engine.internal.png.SmoothPng.RGB;
import static org.thumbnailroute.engine.internal.png.SmoothPng.RGB_ALPHA;
import static org.thumbnailroute.engine.internal.png.SmoothPng.eightBits;
import static org.thumbnailroute.engine.internal.png.SmoothPng.file;
import static org.thumbnailroute.engine.internal.png.SmoothPng.noise;
import static org.thumbnailroute.engine.internal.png.SmoothPng.palette;
import static org.thumbnailroute.engine.internal.png.SmoothPng.pixels;
import static org.thumbnailroute.engine.internal.png.SmoothPng.types;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.ImageRejectedException.Reason;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.pictures.PngBuilder;
import org.thumbnailroute.pictures.PngFile;

/** Cut and broken files. */
class PngDamageTest {

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
