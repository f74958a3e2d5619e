package org.thumbnailroute.engine.internal.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.DecodedPicture.pixels;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.pictures.GifFile;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;

class GifDecoderTest {

    /** Behind the header, the screen and a palette of 256 colours. */
    private static final int FIRST_BLOCK = 6 + 7 + 768;

    private static final BufferedImage PICTURE = QuadrantPicture.upright(37, 29);

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("plain", GifFile.plain()),
                Arguments.of("GIF87a", GifFile.plain().ofVersion87()),
                Arguments.of("interlaced", GifFile.plain().interlaced()),
                Arguments.of("local palette", GifFile.plain().withLocalPalette()),
                Arguments.of(
                        "transparent index that is not used", GifFile.plain().transparent()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void readsEveryPixel(String name, GifFile kind) {
        assertArrayEquals(pixels(PICTURE), pixels(decoded(kind.encode(PICTURE))));
    }

    @ParameterizedTest(name = "{0} rows")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17})
    void readsInterlacedPicturesOfAnyHeight(int rows) {
        BufferedImage picture = Scene.LANDSCAPE.draw(10, rows);

        assertArrayEquals(
                pixels(picture), pixels(decoded(GifFile.plain().interlaced().encode(picture))));
    }

    /** The JDK writes real strings, some of them hundreds of pixels long. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"LANDSCAPE", "LOGO", "ALBUM_COVER"})
    void readsCompressedPictures(String scene) {
        byte[] file = ImageFile.encode(Scene.valueOf(scene).draw(300, 200), "gif");

        assertArrayEquals(pixels(ImageFile.decode(file)), opaqueBlackIsKept(decoded(file)));
    }

    private static int[] opaqueBlackIsKept(BufferedImage image) {
        return Arrays.stream(pixels(image))
                .map(pixel -> pixel >>> 24 == 0 ? 0 : pixel)
                .toArray();
    }

    @Test
    void readsStringsLongerThanARow() {
        BufferedImage white = QuadrantPicture.draw("W W W\nW W W\nW W W\n", 3, 5000);

        assertArrayEquals(pixels(white), pixels(decoded(ImageFile.encode(white, "gif"))));
    }

    @Test
    void leavesTheRestOfTheScreenTransparent() {
        byte[] file = GifFile.plain().onScreen(50, 40).at(10, 5).encode(PICTURE);

        BufferedImage decoded = decoded(file);

        assertTrue(new GifDecoder(file).header().alpha());
        assertEquals("50x40", decoded.getWidth() + "x" + decoded.getHeight());
        assertArrayEquals(pixels(PICTURE), pixels(decoded.getSubimage(10, 5, 37, 29)));
        assertEquals(0, decoded.getRGB(9, 5));
        assertEquals(0, decoded.getRGB(10, 4));
        assertEquals(0, decoded.getRGB(47, 33));
        assertEquals(0, decoded.getRGB(10, 34));
    }

    @Test
    void growsTheScreenWithAFrameThatJutsOut() {
        BufferedImage decoded =
                decoded(GifFile.plain().onScreen(20, 100).at(4, 2).encode(PICTURE));

        assertEquals("41x100", decoded.getWidth() + "x" + decoded.getHeight());
        assertArrayEquals(pixels(PICTURE), pixels(decoded.getSubimage(4, 2, 37, 29)));
    }

    /** The first is there for its timing or its comment. Its transparent colour is not that of the frame behind. */
    @ParameterizedTest(name = "{0}x{1} pixels, {2} bytes of data")
    @CsvSource({"0, 0, 4", "0, 29, 4", "37, 0, 4", "37, 29, 0"})
    void beginsWithTheFirstFrameThatHasPixels(int width, int height, int bytes) {
        byte[] file = GifFile.plain().encode(PICTURE);
        byte[] control = {0x21, (byte) 0xf9, 4, 1, 0, 0, 1, 0};
        ByteBuffer frame = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        frame.put((byte) ',').putInt(0).putShort((short) width).putShort((short) height);
        frame.put((byte) 0).put((byte) 8);
        if (bytes > 0) {
            frame.put((byte) bytes).put(new byte[bytes]);
        }
        frame.put((byte) 0);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, FIRST_BLOCK);
        out.writeBytes(control);
        out.write(frame.array(), 0, frame.position());
        out.write(file, FIRST_BLOCK, file.length - FIRST_BLOCK);

        assertArrayEquals(pixels(PICTURE), pixels(decoded(out.toByteArray())));
    }

    /** The second is what some take for the smallest GIF. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "47494638396101000100000000 2c 0000 0000 0100 0100 00, 'broken GIF: it ends at byte 23, before its first pixel'",
        "47494638396101000100000000 2c 0000 0000 0100 0100 00 02 00 3b, 'broken GIF: no pixels before its end at byte 25'",
        "4749463839610100010000000055, 'broken GIF: no pixels before block 0x55 at byte 13'"
    })
    void saysWhatIsMissing(String hex, String message) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));

        assertEquals(
                message,
                assertThrows(ImageRejectedException.class, () -> new GifDecoder(file))
                        .getMessage());
    }

    @Test
    void hasAlphaOnlyIfSomethingMayBeTransparent() {
        assertFalse(new GifDecoder(GifFile.plain().encode(PICTURE)).header().alpha());
        BufferedImage logo = QuadrantPicture.draw(". R .\nR R R\n. R .\n", 30, 30);

        byte[] file = GifFile.plain().transparent().encode(logo);

        assertTrue(new GifDecoder(file).header().alpha());
        assertArrayEquals(pixels(logo), pixels(decoded(file)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void makesDoWithTheTopHalf(String name, GifFile kind) {
        byte[] file = kind.encode(PICTURE);
        int start = file.length - 37 * 29 * 9 / 8;

        BufferedImage most = decoded(Arrays.copyOf(file, start + 37 * 29 * 9 / 8 * 6 / 10));
        ImageRejectedException rejection = assertThrows(
                ImageRejectedException.class, () -> decoded(Arrays.copyOf(file, start + 37 * 29 * 9 / 8 * 4 / 10)));

        assertArrayEquals(pixels(PICTURE.getSubimage(0, 0, 37, 1)), pixels(most.getSubimage(0, 0, 37, 1)));
        assertEquals(ImageRejectedException.Reason.CORRUPT, rejection.reason());
    }

    @Test
    void showsWhatIsMissingAsTransparentOrAsTheRowAbove() {
        byte[] straight = GifFile.plain().encode(PICTURE);
        byte[] interlaced = GifFile.plain().interlaced().encode(PICTURE);

        BufferedImage top = decoded(Arrays.copyOf(straight, straight.length - 300));
        BufferedImage coarse = decoded(Arrays.copyOf(interlaced, interlaced.length - 500));

        assertEquals(0, top.getRGB(5, 28));
        assertArrayEquals(pixels(PICTURE.getSubimage(0, 26, 37, 1)), pixels(coarse.getSubimage(0, 27, 37, 1)));
    }

    /** Without a bound before it, a few bytes would take 400 MB. */
    @Test
    void allocatesNothingForPixelsThatCannotBeThere() {
        byte[] file = GifFile.plain().interlaced().encode(QuadrantPicture.upright(3, 3));
        int frame = 6 + 7 + 768 + 7;
        for (int side : new int[] {frame + 5, frame + 7}) {
            file[side] = (byte) 0x20;
            file[side + 1] = (byte) 0x4E;
        }

        GifDecoder decoder = new GifDecoder(file);

        assertEquals(20_000, decoder.header().width());
        ImageRejectedException rejection =
                assertThrows(ImageRejectedException.class, () -> decoder.decode(decoder.layout(64, 64), List.of()));
        assertTrue(String.valueOf(rejection.getMessage()).contains("for 400000000 pixels"));
    }

    @Test
    void rejectsWhateverIsBrokenInOneWay() {
        byte[][] files = {
            GifFile.plain().interlaced().encode(PICTURE),
            GifFile.plain().onScreen(50, 40).at(10, 5).transparent().encode(PICTURE),
            ImageFile.encode(Scene.LANDSCAPE.draw(40, 30), "gif")
        };
        Random random = new Random(1);
        for (byte[] file : files) {
            for (int length = 6; length < file.length; length++) {
                tryOut(Arrays.copyOf(file, length));
            }
            for (int i = 0; i < 1000; i++) {
                byte[] broken = file.clone();
                for (int k = 0; k <= i % 4; k++) {
                    // half of the damage is done to headers
                    int place = 6 + random.nextInt(random.nextBoolean() ? 50 : file.length - 6);
                    broken[place] = (byte) random.nextInt();
                }
                tryOut(broken);
            }
        }
    }

    private static void tryOut(byte[] file) {
        try {
            GifDecoder decoder = new GifDecoder(file);
            Header header = decoder.header();
            if (header.pixels() < 10_000) {
                DecodedPicture.of(decoder);
            }
        } catch (ImageRejectedException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("broken GIF: "), e.getMessage());
        }
    }

    private static BufferedImage decoded(byte[] file) {
        return DecodedPicture.of(new GifDecoder(file));
    }
}
