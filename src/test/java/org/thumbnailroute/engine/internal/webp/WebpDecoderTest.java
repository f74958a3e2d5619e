package org.thumbnailroute.engine.internal.webp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.fuzz.JavaWords;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.scale.PlaneResampler;
import org.thumbnailroute.engine.internal.scale.Region;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.WebpFile;

class WebpDecoderTest {

    private static final BufferedImage QUADRANTS = QuadrantPicture.upright(300, 300);
    private static final int RED = 0xffff0000;
    private static final int YELLOW = 0xffffff00;

    /** Who decodes. */
    enum By {
        LIBWEBP,
        JAVA;

        private static final WebpCodec WITHOUT_LIBRARY = WebpCodec.unpackedIn(Path.of("no", "such", "directory"));

        WebpCodec codec() {
            return this == JAVA ? WITHOUT_LIBRARY : WebpCodec.best();
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsLossyPictures(By by) {
        int[] argb = scaled(WebpFile.lossy().encode(QUADRANTS), by, 30, 30);

        assertNear(RED, argb[0]);
        assertNear(YELLOW, argb[30 * 30 - 1]);
    }

    @ParameterizedTest
    @EnumSource
    void readsLosslessPictures(By by) {
        int[] argb = scaled(WebpFile.withoutLoss().encode(QUADRANTS), by, 30, 30);

        assertNear(RED, argb[0]);
        assertNear(YELLOW, argb[30 * 30 - 1]);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIBWEBP, true", "LIBWEBP, false", "JAVA, true", "JAVA, false"})
    void keepsHiddenColoursHidden(By by, boolean lossless) {
        BufferedImage image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                image.setRGB(x, y, (x & 1) == 0 ? RED : 0x0000ff00);
            }
        }
        WebpFile how = lossless ? WebpFile.withoutLoss() : WebpFile.lossy();

        int[] argb = scaled(how.encode(image), by, 32, 32);

        int pixel = argb[16 * 32 + 16];
        assertEquals(128, pixel >>> 24, 3);
        assertEquals(128, pixel >> 16 & 0xff, 24, "red, premultiplied");
        assertEquals(0, pixel >> 8 & 0xff, 24, "green, which is hidden");
    }

    @ParameterizedTest
    @EnumSource
    void readsAPictureInOneColour(By by) {
        byte[] file = WebpFile.red(90, 90);

        assertNear(RED, scaled(file, by, 9, 9)[40]);
    }

    @Test
    void readsTheHeaderWithoutTheCodec() {
        byte[] profile = new byte[100];
        profile[99] = 7;
        byte[] file = WebpFile.lossy().withOrientation(6).withProfile(profile).encode(QUADRANTS);

        Header header = new WebpDecoder(file, WebpCodec.best()).header();

        assertEquals("300x300", header.width() + "x" + header.height());
        assertEquals(Orientation.TURN_RIGHT, header.orientation());
        assertEquals(100, header.iccProfile().length);
        assertEquals(7, header.iccProfile()[99]);
        assertFalse(header.alpha());
    }

    @ParameterizedTest
    @EnumSource
    void putsTheFirstFrameOnTheCanvas(By by) {
        BufferedImage red = QuadrantPicture.draw("R R R\nR R R\nR R R\n", 40, 40);
        byte[] file = WebpFile.lossy().animation(120, 120, 40, 80, red, QUADRANTS.getSubimage(0, 0, 120, 120));

        int[] argb = scaled(file, by, 12, 12);

        assertEquals(0, argb[0] >>> 24, 2);
        assertEquals(0, argb[6 * 12 + 6] >>> 24, 2);
        assertNear(RED, argb[10 * 12 + 6]);
        assertEquals(0, argb[10 * 12 + 10] >>> 24, 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showsWhatIsLeftOfACutPicture(boolean lossless) {
        byte[] file = (lossless ? WebpFile.withoutLoss() : WebpFile.lossy()).encode(Scene.LANDSCAPE.draw(400, 300));
        byte[] most = Arrays.copyOf(file, file.length * 3 / 4);

        int[] whole = scaled(file, By.LIBWEBP, 40, 30);
        int[] cut = scaled(most, By.LIBWEBP, 40, 30);

        assertEquals(whole[5 * 40 + 20], cut[5 * 40 + 20]);
        assertEquals(0xff808080, cut[29 * 40 + 20]);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsWhatHasLessThanHalf(By by) {
        byte[] file = WebpFile.lossy().encode(Scene.LANDSCAPE.draw(400, 300));

        rejection(Arrays.copyOf(file, file.length / 4), by);
    }

    /** TwelveMonkeys would go on behind the end, with an exception and some garbage for each pixel. */
    @Test
    void showsNoGarbageOfACutPictureByJava() {
        byte[] file = WebpFile.withoutLoss().encode(Scene.LANDSCAPE.draw(400, 300));

        rejection(Arrays.copyOf(file, file.length * 3 / 4), By.JAVA);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 15, 20, 24, 29})
    void rejectsAHeaderThatEndsEarly(int length) {
        byte[] file = WebpFile.lossy().withOrientation(3).encode(QUADRANTS);

        rejection(Arrays.copyOf(file, length), By.LIBWEBP);
    }

    @Test
    void rejectsAFrameThatJutsOutOfItsCanvas() {
        byte[] file = WebpFile.lossy().animation(120, 120, 40, 82, QUADRANTS.getSubimage(0, 0, 40, 40), QUADRANTS);

        rejection(file, By.LIBWEBP);
    }

    @ParameterizedTest
    @EnumSource
    void answersAnyDamageWithARejectionOrAPicture(By by) {
        List<byte[]> files = List.of(
                WebpFile.lossy().withOrientation(3).encode(Scene.LOGO.draw(40, 40)),
                WebpFile.withoutLoss().encode(Scene.LOGO.draw(40, 40)),
                WebpFile.lossy().animation(60, 60, 4, 6, Scene.LOGO.draw(40, 40), Scene.LOGO.draw(60, 60)));
        Random random = new Random(3);
        int pictures = 0;
        for (int i = 0; i < 600; i++) {
            byte[] file = files.get(i % files.size()).clone();
            for (int damage = random.nextInt(1, 5); damage > 0; damage--) {
                file[random.nextInt(12, file.length)] = (byte) random.nextInt();
            }
            try {
                if (new WebpDecoder(file, WebpCodec.best()).header().pixels() < 1_000_000) {
                    scaled(file, by, 8, 8);
                    pictures++;
                }
            } catch (ImageRejectedException e) {
                assertEquals(ImageRejectedException.Reason.CORRUPT, e.reason());
            }
        }
        assertTrue(pictures > 100, pictures + " of 600 still are pictures");
    }

    @Test
    void doesNotAllocateWhatAHeaderClaims() {
        WebpDecoder decoder = new WebpDecoder(WebpFile.header(16384, 16384), WebpCodec.best());

        assertEquals(1L << 28, decoder.header().pixels());
        assertTrue(decoder.layout(64, 64).bytes() > 1L << 30, "says what decoding would take");
    }

    @ParameterizedTest
    @EnumSource
    void saysWithNoWordOfJavaWhatIsBroken(By by) {
        Set<String> texts = new TreeSet<>();
        for (WebpFile kind : List.of(WebpFile.lossy(), WebpFile.withoutLoss())) {
            byte[] file = kind.encode(QUADRANTS);
            for (int length = 13; length < file.length; length += 1 + length / 10) {
                byte[] cut = Arrays.copyOf(file, length);
                try {
                    scaled(cut, by, 8, 6);
                } catch (ImageRejectedException e) {
                    texts.add(String.valueOf(e.getMessage()));
                }
            }
        }

        assertTrue(
                texts.stream().anyMatch(text -> text.contains("pixels at byte 20 cannot be decoded")), texts::toString);
        assertEquals(List.of(), JavaWords.in(texts));
    }

    @Test
    void saysWhyLibwebpIsNotUsed(@TempDir Path directory) throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        WebpCodec codec = WebpCodec.unpackedIn(file);

        assertFalse(codec.isNative());
        assertTrue(codec.description().startsWith("WebP is read slowly, by Java, and not written, because"));
        assertThrows(IllegalStateException.class, () -> codec.write(new int[1], 1, 1, false, 80));
    }

    @Test
    void leavesNoFileBehind(@TempDir Path directory) throws Exception {
        WebpCodec codec = WebpCodec.unpackedIn(directory);

        assertTrue(codec.isNative(), codec.description());
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    /** The picture, premultiplied where it has alpha. */
    private static int[] scaled(byte[] file, By by, int width, int height) {
        WebpDecoder decoder = new WebpDecoder(file, by.codec());
        Layout layout = decoder.layout(width, height);
        List<PlaneResampler> planes = new ArrayList<>();
        layout.planes().forEach(plane -> planes.add(new PlaneResampler(plane, Region.ALL, width, height)));
        List<RowSink> sinks = new ArrayList<>(planes);
        decoder.decode(layout, sinks);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int alpha = planes.size() == 4 ? sample(planes.get(3), i) : 255;
            argb[i] = alpha << 24
                    | sample(planes.get(0), i) << 16
                    | sample(planes.get(1), i) << 8
                    | sample(planes.get(2), i);
        }
        return argb;
    }

    private static int sample(PlaneResampler plane, int i) {
        return Math.max(0, Math.min(255, Math.round(plane.result()[i])));
    }

    private static void assertNear(int expected, int seen) {
        for (int shift = 0; shift < 32; shift += 8) {
            assertEquals(expected >>> shift & 0xff, seen >>> shift & 0xff, 12, "%08x".formatted(seen));
        }
    }

    private static void rejection(byte[] file, By by) {
        ImageRejectedException rejection = assertThrows(ImageRejectedException.class, () -> scaled(file, by, 16, 16));
        assertEquals(ImageRejectedException.Reason.CORRUPT, rejection.reason());
        assertTrue(String.valueOf(rejection.getMessage()).startsWith("broken WebP"), rejection.getMessage());
    }
}
