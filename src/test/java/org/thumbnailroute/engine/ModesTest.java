package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** How pictures get into their boxes, and onto a background. */
class ModesTest {

    private static final int ORANGE = 0xff8000;

    private final Thumbnailer thumbnailer = new Thumbnailer(100_000_000, MachineMemory.ofThisJvm());

    @ParameterizedTest(name = "{1}x{2} in {3}, {0}: {4}")
    @CsvSource({
        "FIT,   600, 300, 64x64,  64x32",
        "FIT,   40,  30,  64x64,  40x30",
        "FIT,   2000, 2,  64x64,  64x1",
        "COVER, 600, 300, 64x64,  64x64",
        "COVER, 300, 600, 64x32,  64x32",
        "COVER, 40,  300, 64x64,  40x64",
        "COVER, 40,  30,  64x64,  40x30",
        "COVER, 2000, 2,  64x64,  64x2",
        "COVER, 5000, 40, 40x40,  40x40",
        "PAD,   600, 300, 64x64,  64x64",
        "PAD,   40,  30,  64x64,  64x64",
        "PAD,   1,   1,   3x2,    3x2",
    })
    void thumbnailsHaveTheSizeThatTheModeSays(Mode mode, int width, int height, String box, String size) {
        byte[] file = PngFile.rgb(QuadrantPicture.upright(width, height));

        Thumbnail thumbnail = make(file, mode, box, ImageFormat.PNG);

        assertEquals(size, thumbnail.width() + "x" + thumbnail.height());
        BufferedImage decoded = ImageFile.decode(thumbnail.bytes());
        assertEquals(size, decoded.getWidth() + "x" + decoded.getHeight());
    }

    /** Of the three columns of squares the middle one is left, and half of those beside it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void coverShowsTheMiddleWhateverTheOrientation(int orientation) {
        BufferedImage upright = QuadrantPicture.draw("""
                R W B
                R W B
                G W Y
                """, 900, 300);
        BufferedImage stored = org.thumbnailroute.pictures.StoredOrientation.store(upright, orientation);
        byte[] file = JpegFile.baseline().withOrientation(orientation).encode(stored);

        Thumbnail thumbnail = make(file, Mode.COVER, "90x90", ImageFormat.JPEG);

        assertThatPicture(thumbnail.bytes()).hasSize(90, 90).looksLike("""
                W W W
                W W W
                W W W
                """);
        Thumbnail wider = make(file, Mode.COVER, "180x90", ImageFormat.JPEG);
        BufferedImage decoded = ImageFile.decode(wider.bytes());
        assertAll(
                () -> assertNear(Color.RED, decoded.getRGB(20, 30)),
                () -> assertNear(Color.WHITE, decoded.getRGB(90, 30)),
                () -> assertNear(Color.BLUE, decoded.getRGB(160, 30)));
    }

    @Test
    void padCentresThePictureOnTheBackground() {
        byte[] file = PngFile.rgb(QuadrantPicture.draw("R R R\nR R R\nR R R\n", 300, 100));

        Thumbnail thumbnail = make(file, Mode.PAD, "60x60", ImageFormat.JPEG);

        BufferedImage decoded = ImageFile.decode(thumbnail.bytes());
        assertAll(
                () -> assertNear(new Color(ORANGE), decoded.getRGB(30, 5)),
                () -> assertNear(Color.RED, decoded.getRGB(30, 30)),
                () -> assertNear(new Color(ORANGE), decoded.getRGB(30, 54)));
    }

    @Test
    void whatIsTransparentShowsTheBackgroundWhereTheFormatKnowsNoAlpha() {
        BufferedImage half = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
        fill(half, new Color(0, 0, 255, 255), 0, 100);
        byte[] file = PngFile.rgba(half);

        BufferedImage jpeg =
                ImageFile.decode(make(file, Mode.FIT, "64x64", ImageFormat.JPEG).bytes());
        BufferedImage png =
                ImageFile.decode(make(file, Mode.FIT, "64x64", ImageFormat.PNG).bytes());

        assertAll(
                () -> assertNear(Color.BLUE, jpeg.getRGB(10, 32)),
                () -> assertNear(new Color(ORANGE), jpeg.getRGB(54, 32)),
                () -> assertEquals(0xff0000ff, png.getRGB(10, 32)),
                () -> assertEquals(0, png.getRGB(54, 32) >>> 24));
    }

    /** The colour of transparent pixels, black here, must not darken the edge of what is opaque. */
    @Test
    void edgesOfTransparencyKeepTheirColour() {
        BufferedImage half = new BufferedImage(200, 200, BufferedImage.TYPE_INT_ARGB);
        fill(half, Color.WHITE, 0, 97);

        BufferedImage png = ImageFile.decode(
                make(PngFile.rgba(half), Mode.FIT, "64x64", ImageFormat.PNG).bytes());

        for (int x = 0; x < 64; x++) {
            int pixel = png.getRGB(x, 32);
            if (pixel >>> 24 > 20) {
                assertTrue((pixel & 0xff) > 245, "%08x at %d".formatted(pixel, x));
            }
        }
    }

    private Thumbnail make(byte[] file, Mode mode, String box, ImageFormat format) {
        ThumbnailSpec spec =
                new ThumbnailSpec(BoundingBox.parse(box), mode, Gravity.CENTRE, Optional.of(format), 90, ORANGE);
        return thumbnailer.make(file, spec).thumbnails().get(0);
    }

    private static void fill(BufferedImage image, Color colour, int from, int to) {
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(from, 0, to - from, image.getHeight());
        graphics.dispose();
    }

    private static void assertNear(Color expected, int pixel) {
        Color got = new Color(pixel);
        int off = Math.max(
                Math.abs(expected.getRed() - got.getRed()),
                Math.max(Math.abs(expected.getGreen() - got.getGreen()), Math.abs(expected.getBlue() - got.getBlue())));
        assertTrue(off < 24, () -> expected + " but it is " + got);
    }
}
