package org.thumbnailroute.engine.internal.bmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.DecodedPicture.pixels;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.pictures.BmpFile;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;

class BmpDecoderTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;
    private static final int COMPRESSION = 30;

    private static BufferedImage picture(BmpFile kind) {
        return switch (kind.colours()) {
            case 2 -> QuadrantPicture.draw("R R G\nR R G\nG G R\n", WIDTH, HEIGHT);
            case 1 << 24 ->
                kind.hasAlpha()
                        ? QuadrantPicture.draw(". R G\nR R G\nB B .\n", WIDTH, HEIGHT)
                        : QuadrantPicture.draw("C R G\nW R G\nB K Y\n", WIDTH, HEIGHT);
            default -> QuadrantPicture.upright(WIDTH, HEIGHT);
        };
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void readsEveryPixel(BmpFile kind) {
        byte[] file = kind.encode(picture(kind));

        assertEquals(kind.hasAlpha(), new BmpDecoder(file).header().alpha());
        assertArrayEquals(pixels(picture(kind)), pixels(decoded(file)));
    }

    @Test
    void readsGreysAsOnePlane() {
        BufferedImage grey = QuadrantPicture.draw("K W K\nW K W\nK W K\n", WIDTH, HEIGHT);

        for (BmpFile kind : List.of(BmpFile.PALETTE8, BmpFile.PALETTE1, BmpFile.RLE8)) {
            byte[] file = kind.encode(grey);
            assertEquals(1, new BmpDecoder(file).header().planes());
            assertArrayEquals(pixels(grey), pixels(decoded(file)));
        }
    }

    @Test
    void takesAnAlphaThatIsZeroEverywhereForNone() {
        BufferedImage clear = new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB);

        assertFalse(new BmpDecoder(BmpFile.ARGB32.encode(clear)).header().alpha());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"RGB24", "RGB24_TOP_DOWN", "RGB32", "RGB16", "PALETTE4", "PALETTE8", "RLE8", "ARGB32"})
    void makesDoWithHalfOfTheRows(BmpFile kind) {
        byte[] file = kind.encode(picture(kind));
        int start = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(10);
        int data = file.length - start;

        BufferedImage half = decoded(Arrays.copyOf(file, start + data * 6 / 10));

        int whole = kind == BmpFile.RGB24_TOP_DOWN ? 0 : HEIGHT - 1;
        assertArrayEquals(
                pixels(picture(kind).getSubimage(0, whole, WIDTH, 1)), pixels(half.getSubimage(0, whole, WIDTH, 1)));
        assertEquals(
                ImageRejectedException.Reason.CORRUPT,
                rejection(Arrays.copyOf(file, start + data * 4 / 10)).reason());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "4, unsupported: JPEG in BMP",
        "5, unsupported: PNG in BMP",
        "99, unsupported: BMP of 24 bits and compression 99"
    })
    void namesWhatItDoesNotRead(int compression, String message) {
        byte[] file = BmpFile.RGB24.encode(picture(BmpFile.RGB24));
        file[COMPRESSION] = (byte) compression;

        ImageRejectedException rejection = rejection(file);

        assertEquals(ImageRejectedException.Reason.UNSUPPORTED_FORMAT, rejection.reason());
        assertEquals(message, rejection.getMessage());
    }

    @Test
    void takesNoTextForABmp() {
        assertFalse(BmpDecoder.isPlausible("BMW is the name of a car".getBytes(StandardCharsets.US_ASCII)));
        assertFalse(BmpDecoder.isPlausible("BM".getBytes(StandardCharsets.US_ASCII)));
        assertTrue(BmpDecoder.isPlausible(BmpFile.RGB24.encode(picture(BmpFile.RGB24))));
    }

    /** Without a bound before it, a few bytes would take 400 MB. */
    @Test
    void allocatesNothingForRunsThatCannotBeThere() {
        byte[] file = BmpFile.RLE8.encode(picture(BmpFile.RLE8));
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 20_000).putInt(22, 20_000);
        BmpDecoder decoder = new BmpDecoder(file);

        ImageRejectedException rejection =
                assertThrows(ImageRejectedException.class, () -> decoder.decode(decoder.layout(64, 64), List.of()));

        assertTrue(String.valueOf(rejection.getMessage()).contains("for 400000000 pixels"));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void rejectsWhateverIsBrokenInOneWay(BmpFile kind) {
        byte[] file = kind.encode(picture(kind));
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            byte[] broken = Arrays.copyOf(file, i % 3 == 0 ? random.nextInt(file.length) : file.length);
            for (int k = 0; k < 3 && broken.length > 80; k++) {
                // most of the damage is done to the header
                broken[2 + random.nextInt(k == 0 ? broken.length - 2 : 60)] = (byte) random.nextInt();
            }
            tryOut(broken);
        }
    }

    private static void tryOut(byte[] file) {
        try {
            BmpDecoder decoder = new BmpDecoder(file);
            if (decoder.header().pixels() < 10_000) {
                DecodedPicture.of(decoder);
            } else if (decoder.header().pixels() < 100_000_000) {
                decoder.layout(64, 64);
            }
        } catch (ImageRejectedException e) {
            assertTrue(String.valueOf(e.getMessage()).contains(" "));
        }
    }

    @Test
    void writesWhatTheJdkReads() {
        BufferedImage scene = Scene.LANDSCAPE.draw(33, 21);

        byte[] file = BmpEncoder.encode(33, 21, pixels(scene));

        assertArrayEquals(pixels(scene), pixels(ImageFile.decode(file)));
    }

    private static BufferedImage decoded(byte[] file) {
        return DecodedPicture.of(new BmpDecoder(file));
    }

    private static ImageRejectedException rejection(byte[] file) {
        return assertThrows(ImageRejectedException.class, () -> decoded(file));
    }
}
