package org.thumbnailroute.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import net.coobird.thumbnailator.Thumbnails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

class PicturesTest {
    private static final BufferedImage UPRIGHT = QuadrantPicture.upright(120, 60);

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOGO")
    void weighsLikeAPhotoInHd(Scene scene) {
        int bytes = JpegFile.baseline().encode(scene.draw(1920, 1080)).length;
        assertTrue(bytes > 200_000 && bytes < 700_000, scene + " has " + bytes + " bytes");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void drawsTheSamePixelsAgain(Scene scene) {
        assertArrayEquals(PngFile.rgba(scene.draw(90, 60, 5)), PngFile.rgba(scene.draw(90, 60, 5)));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LOGO")
    void drawsOtherPixelsForAnotherSeed(Scene scene) {
        assertFalse(Arrays.equals(PngFile.rgba(scene.draw(90, 60, 5)), PngFile.rgba(scene.draw(90, 60, 6))));
    }

    @ParameterizedTest(name = "orientation {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void showsTheSameUprightPictureToAReaderThatFollowsExif(int orientation) throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            byte[] photo = JpegFile.baseline()
                    .withOrientation(orientation)
                    .withByteOrder(order)
                    .withGps()
                    .encode(StoredOrientation.store(UPRIGHT, orientation));
            assertThatPicture(thumbnail(photo))
                    .hasSize(60, 30)
                    .looksLike(QuadrantPicture.DRAWING)
                    .hasNoMetadata();
        }
    }

    @Test
    void storesOrientationSixOnItsLeftSide() {
        assertThatPicture(QuadrantPicture.jpeg(120, 60, 6))
                .hasFormat("jpeg")
                .hasSize(60, 120)
                .looksLike("""
                        G G Y
                        R R B
                        R R B
                        """);
    }

    @Test
    void writesProgressiveScansOnlyWhenAsked() {
        assertEquals(1, count(JpegFile.baseline().encode(UPRIGHT), 0xC0));
        assertEquals(1, count(JpegFile.progressive().encode(UPRIGHT), 0xC2));
    }

    @Test
    void writesEveryKindOfPng() {
        Map<Integer, byte[]> byPixelBits = Map.of(
                24, PngFile.rgb(UPRIGHT),
                32, PngFile.rgba(UPRIGHT),
                48, PngFile.sixteenBit(UPRIGHT));
        byPixelBits.forEach((bits, png) -> {
            assertEquals(bits, ImageFile.decode(png).getColorModel().getPixelSize());
            assertThatPicture(png)
                    .hasFormat("png")
                    .looksLike(QuadrantPicture.DRAWING)
                    .hasNoMetadata();
        });
        assertThatPicture(PngFile.palette(UPRIGHT)).looksLike(QuadrantPicture.DRAWING);
        assertEquals(
                BufferedImage.TYPE_BYTE_GRAY,
                ImageFile.decode(PngFile.grey(UPRIGHT)).getType());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"gif", "bmp", "tiff"})
    void writesTheOtherFormats(String format) {
        assertThatPicture(ImageFile.encode(UPRIGHT, format)).hasFormat(format).looksLike(QuadrantPicture.DRAWING);
    }

    @Test
    void keepsTransparencyInRgbaAndPalette() {
        String holed = """
            . W .
            W K W
            . C M
            """;
        BufferedImage image = QuadrantPicture.draw(holed, 90, 90);
        assertThatPicture(PngFile.rgba(image)).hasTransparentCorner().looksLike(holed);
        assertThatPicture(PngFile.palette(image)).hasTransparentCorner().looksLike(holed);
        assertThatPicture(PngFile.rgba(Scene.LOGO.draw(64, 64))).hasTransparentCorner();
    }

    @Test
    void claimsItsHugeSizeInAHundredBytes() throws IOException {
        byte[] bomb = PngFile.header(64_250, 64_250);
        assertTrue(bomb.length < 100, "length " + bomb.length);
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(bomb))) {
            reader.setInput(input);
            assertEquals(64_250, reader.getWidth(0));
            assertEquals(64_250, reader.getHeight(0));
        } finally {
            reader.dispose();
        }
        assertEquals(List.of(), Metadata.of(bomb));
    }

    @Test
    void drawsWhatItSawNextToWhatItExpected() {
        byte[] png = PngFile.rgb(QuadrantPicture.upright(60, 40));
        var failure = assertThrows(
                AssertionFailedError.class, () -> assertThatPicture(png).looksLike("""
                        R R R
                        R R G
                        B B Y
                        """));
        assertEquals("""
                The picture, a png of 60x40 pixels, does not look as drawn:
                  expected   seen
                  R R R      R R G
                  R R G      R R G
                  B B Y      B B Y
                row 1, column 3: expected RED but saw #FF00FF00 (alpha first), 0 from GREEN; the tolerance is 64""", failure.getMessage());
    }

    @Test
    void namesTheFactThatIsWrong() {
        byte[] located = JpegFile.baseline().withGps().encode(UPRIGHT);
        assertFails("Expected the format png but this is a jpeg of 120x60 pixels", () -> assertThatPicture(located)
                .hasFormat("png"));
        assertFails("Expected 60x120 pixels but this is a jpeg of 120x60 pixels", () -> assertThatPicture(located)
                .hasSize(60, 120));
        assertFails(
                "Expected no metadata in a jpeg of 120x60 pixels but found [APP1 Exif]",
                () -> assertThatPicture(located).hasNoMetadata());
        assertFails(
                "Expected a transparent corner of a jpeg of 120x60 pixels but alpha (255 is opaque) at top left,"
                        + " top right, bottom left, bottom right is [255, 255, 255, 255]",
                () -> assertThatPicture(located).hasTransparentCorner());
        assertFails("No picture: 3 bytes, beginning with 01 02 03", () -> assertThatPicture(new byte[] {1, 2, 3}));
    }

    @Test
    void offersSamplesThatDecodeUnderDistinctKeys() {
        List<Sample> samples = SampleSet.standard();
        var keys = new HashSet<String>();
        for (Sample sample : samples) {
            assertThatPicture(sample.bytes());
            assertTrue(keys.add(sample.key()), sample.key());
        }
        assertTrue(samples.size() >= 10, "only " + samples.size());
    }

    /** Thumbnailator reads EXIF with code of its own: what it shows upright is stored as EXIF says. */
    private static byte[] thumbnail(byte[] photo) throws IOException {
        var thumbnail = new ByteArrayOutputStream();
        Thumbnails.of(new ByteArrayInputStream(photo))
                .size(60, 60)
                .outputFormat("png")
                .toOutputStream(thumbnail);
        return thumbnail.toByteArray();
    }

    /** How often a JPEG has a marker; within scans, FF is always followed by zero. */
    private static int count(byte[] jpeg, int marker) {
        int count = 0;
        for (int i = 1; i < jpeg.length; i++) {
            count += (jpeg[i - 1] & 0xFF) == 0xFF && (jpeg[i] & 0xFF) == marker ? 1 : 0;
        }
        return count;
    }

    private static void assertFails(String message, Runnable check) {
        assertEquals(
                message, assertThrows(AssertionFailedError.class, check::run).getMessage());
    }
}
