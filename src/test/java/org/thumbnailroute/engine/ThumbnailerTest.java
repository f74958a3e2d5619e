package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.WebpFile;

class ThumbnailerTest {

    private static final BoundingBox BOX = new BoundingBox(64, 64);

    private static final ThumbnailSpec FIT = ThumbnailSpec.fit(BOX);

    private final Thumbnailer thumbnailer = new Thumbnailer(20_000_000, MachineMemory.ofThisJvm());

    @ParameterizedTest(name = "orientation {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsAPictureUpright(int orientation) {
        ThumbnailSet set = thumbnailer.make(QuadrantPicture.jpeg(600, 300, orientation), FIT);

        assertEquals("600x300", set.width() + "x" + set.height());
        assertThatPicture(set.thumbnails().get(0).bytes())
                .hasFormat("jpeg")
                .hasSize(64, 32)
                .looksLike(QuadrantPicture.DRAWING)
                .hasNoMetadata();
    }

    static Stream<Arguments> encodings() {
        BufferedImage picture = QuadrantPicture.upright(300, 300);
        return Stream.of(
                Arguments.of("baseline JPEG", JpegFile.baseline().encode(picture), "jpeg"),
                Arguments.of("progressive JPEG", JpegFile.progressive().encode(picture), "jpeg"),
                Arguments.of("RGB PNG", PngFile.rgb(picture), "png"),
                Arguments.of("RGBA PNG", PngFile.rgba(picture), "png"),
                Arguments.of("palette PNG", PngFile.palette(picture), "png"),
                Arguments.of("16-bit PNG", PngFile.sixteenBit(picture), "png"),
                Arguments.of("GIF", ImageFile.encode(picture, "gif"), "gif"),
                Arguments.of("lossy WebP", WebpFile.lossy().encode(picture), "webp"),
                Arguments.of("lossless WebP", WebpFile.withoutLoss().encode(picture), "webp"),
                Arguments.of("BMP", ImageFile.encode(picture, "bmp"), "bmp"),
                Arguments.of("TIFF", ImageFile.encode(picture, "tiff"), "tiff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void keepsFormatAndColours(String name, byte[] source, String format) {
        Thumbnail thumbnail = only(source);

        assertThatPicture(thumbnail.bytes()).hasFormat(format).hasSize(64, 64).looksLike(QuadrantPicture.DRAWING);
        assertEquals("image/" + format, thumbnail.format().contentType());
    }

    @ParameterizedTest(name = "{0}x{1} becomes {2}x{3}")
    @CsvSource({
        "1920, 1080, 64, 36",
        "1080, 1920, 36, 64",
        "640, 640, 64, 64",
        "40, 30, 40, 30",
        "64, 64, 64, 64",
        "3000, 10, 64, 1",
        "10, 3000, 1, 64",
        "1, 1, 1, 1"
    })
    void keepsTheAspectRatioAndNeverEnlarges(int width, int height, int expectedWidth, int expectedHeight) {
        byte[] source = PngFile.rgb(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));

        Thumbnail thumbnail = only(source);

        assertThatPicture(thumbnail.bytes()).hasSize(expectedWidth, expectedHeight);
        assertEquals(expectedWidth + "x" + expectedHeight, thumbnail.width() + "x" + thumbnail.height());
    }

    @Test
    void keepsTransparency() {
        assertThatPicture(only(PngFile.rgba(Scene.LOGO.draw(400, 400))).bytes()).hasTransparentCorner();
        assertThatPicture(only(PngFile.palette(Scene.LOGO.draw(400, 400))).bytes())
                .hasTransparentCorner();
    }

    @Test
    void keepsTheBrightnessOfGrey() {
        BufferedImage picture = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                picture.setRGB(x, y, 0x606060);
            }
        }

        BufferedImage thumbnail = ImageFile.decode(only(PngFile.grey(picture)).bytes());

        assertEquals(0x60, thumbnail.getRGB(32, 32) & 0xff, 2);
    }

    @Test
    void makesSeveralSizesInTheOrderAsked() {
        ThumbnailSet set = thumbnailer.make(
                QuadrantPicture.jpeg(900, 600, 1), ThumbnailSpec.fit(300, 300), FIT, ThumbnailSpec.fit(50, 200));

        assertEquals(
                List.of("300x200", "64x43", "50x33"),
                set.thumbnails().stream()
                        .map(thumbnail -> thumbnail.width() + "x" + thumbnail.height())
                        .toList());
        set.thumbnails()
                .forEach(thumbnail -> assertThatPicture(thumbnail.bytes()).looksLike(QuadrantPicture.DRAWING));
    }

    @Test
    void dropsMetadata() {
        byte[] source = JpegFile.baseline().withGps().encode(Scene.PORTRAIT.draw(300, 400));

        assertThatPicture(only(source).bytes()).hasNoMetadata();
    }

    @Test
    void readsALargePictureWithoutDecodingAllOfIt() {
        Thumbnail thumbnail = only(QuadrantPicture.jpeg(3000, 1600, 6));

        assertThatPicture(thumbnail.bytes()).hasSize(64, 34).looksLike(QuadrantPicture.DRAWING);
    }

    @Test
    void rejectsTooManyPixelsFromTheHeaderAlone() {
        ImageRejectedException rejection = rejection(PngFile.header(64_250, 64_250));

        assertEquals(ImageRejectedException.Reason.TOO_MANY_PIXELS, rejection.reason());
        assertEquals("64250x64250 is 4128062500 pixels, the limit is 20000000", rejection.getMessage());
    }

    static Stream<Arguments> unread() {
        return Stream.of(
                Arguments.of("unsupported: HEIC", text("\0\0\0\u0018ftypheic")),
                Arguments.of("unsupported: AVIF", text("\0\0\0\u0018ftypavif")),
                Arguments.of("unsupported: JPEG XL", text("\u00ff\n\0\0")),
                Arguments.of("unsupported: PDF", text("%PDF-1.7")),
                Arguments.of("unsupported: SVG", text("<?xml version='1.0'?><svg xmlns='...'/>")),
                Arguments.of("unsupported: no known picture format", text("<html>404 not found</html>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unread")
    void namesTheFormatsThatItDoesNotRead(String message, byte[] source) {
        ImageRejectedException rejection = rejection(source);

        assertEquals(ImageRejectedException.Reason.UNSUPPORTED_FORMAT, rejection.reason());
        assertEquals(message, rejection.getMessage());
    }

    @Test
    void rejectsNoBytes() {
        assertEquals(ImageRejectedException.Reason.EMPTY, rejection(new byte[0]).reason());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encodings")
    void rejectsWhatHasOnlyABeginning(String name, byte[] source, String format) {
        byte[] beginning = Arrays.copyOf(source, 20);

        ImageRejectedException rejection = rejection(beginning);

        assertAll(
                () -> assertEquals(ImageRejectedException.Reason.CORRUPT, rejection.reason()),
                () -> assertTrue(String.valueOf(rejection.getMessage()).startsWith("broken ")));
    }

    private Thumbnail only(byte[] source) {
        return thumbnailer.make(source, FIT).thumbnails().get(0);
    }

    private ImageRejectedException rejection(byte[] source) {
        return assertThrows(ImageRejectedException.class, () -> thumbnailer.make(source, FIT));
    }

    private static byte[] text(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
