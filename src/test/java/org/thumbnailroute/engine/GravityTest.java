package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.StoredOrientation;

/** Which part of a picture mode cover keeps. */
class GravityTest {

    private static final ThumbnailSpec COVER =
            ThumbnailSpec.fit(90, 90).withMode(Mode.COVER).withFormat(ImageFormat.PNG);

    private static final byte[] WIDE = PngFile.rgb(QuadrantPicture.draw("R G B\nR G B\nR G B\n", 900, 300));
    private static final byte[] TALL = PngFile.rgb(QuadrantPicture.draw("C C C\nM M M\nY Y Y\n", 300, 900));

    private final Thumbnailer thumbnailer = new Thumbnailer(10_000_000, MachineMemory.of(1L << 30, 0));

    @ParameterizedTest
    @CsvSource({
        "CENTRE, G, M",
        "NORTH, G, C",
        "NORTH_EAST, B, C",
        "EAST, B, M",
        "SOUTH_EAST, B, Y",
        "SOUTH, G, Y",
        "SOUTH_WEST, R, Y",
        "WEST, R, M",
        "NORTH_WEST, R, C"
    })
    void aDirectionIsASideOfThePicture(Gravity gravity, String ofWide, String ofTall) {
        assertThatPicture(made(WIDE, gravity, Optional.empty())).hasSize(90, 90).looksLike(all(ofWide));
        assertThatPicture(made(TALL, gravity, Optional.empty())).hasSize(90, 90).looksLike(all(ofTall));
    }

    private static String all(String letter) {
        return "X X X\nX X X\nX X X\n".replace("X", letter);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "'0,0', R, C",
        "'0.1,0.1', R, C",
        "'0.5,0.5', G, M",
        "'0.9,.95', B, Y",
        "'1,1', B, Y",
        "'1.0,0.0', B, C",
        "' 0 , 1. ', R, Y"
    })
    void aFocalPointIsInTheMiddleAsFarAsTheEdgesAllow(String point, String ofWide, String ofTall) {
        Optional<FocalPoint> focus = Optional.of(FocalPoint.parse(point));

        for (Gravity gravity : Gravity.values()) {
            assertThatPicture(made(WIDE, gravity, focus)).hasSize(90, 90).looksLike(all(ofWide));
            assertThatPicture(made(TALL, gravity, focus)).hasSize(90, 90).looksLike(all(ofTall));
        }
    }

    /** Half of what is shown lies left of the point, where red ends. */
    @Test
    void aFocalPointBetweenTwoColoursShowsBoth() {
        BufferedImage shown =
                ImageFile.decode(made(WIDE, Gravity.CENTRE, Optional.of(FocalPoint.parse("0.33333333,0.5"))));

        assertEquals(0xffff0000, shown.getRGB(40, 45));
        assertTrue((shown.getRGB(49, 45) >> 16 & 255) < 8);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"FIT", "PAD"})
    void otherModesShowAllOfThePicture(Mode mode) {
        ThumbnailSpec spec = COVER.withMode(mode);
        byte[] expected = bytes(WIDE, spec, Optional.empty());

        assertArrayEquals(expected, bytes(WIDE, spec.withGravity(Gravity.ATTENTION), Optional.empty()));
        assertArrayEquals(expected, bytes(WIDE, spec.withGravity(Gravity.WEST), Optional.of(new FocalPoint(1, 1))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheOrientationThePointAndTheSubjectAreThoseOfTheUprightPicture(int orientation) {
        BufferedImage upright = grey(900, 300);
        check(upright, 700, 100, 100);
        byte[] file =
                JpegFile.baseline().withOrientation(orientation).encode(StoredOrientation.store(upright, orientation));

        assertShowsSubject(made(file, Gravity.ATTENTION, Optional.empty()));
        assertShowsSubject(made(file, Gravity.CENTRE, Optional.of(new FocalPoint(750 / 900.0, 0.5))));
        assertShowsSubject(made(file, Gravity.EAST, Optional.empty()));
        assertThrows(AssertionError.class, () -> assertShowsSubject(made(file, Gravity.CENTRE, Optional.empty())));
    }

    @Test
    void transparencyIsKept() {
        BufferedImage glass = new BufferedImage(900, 300, BufferedImage.TYPE_INT_ARGB);
        check(glass, 700, 100, 100);
        byte[] file = PngFile.rgba(glass);

        byte[] png = made(file, Gravity.ATTENTION, Optional.empty());
        BufferedImage jpeg = ImageFile.decode(bytes(
                file,
                COVER.withGravity(Gravity.ATTENTION)
                        .withFormat(ImageFormat.JPEG)
                        .withBackground(0x00ff00),
                Optional.empty()));

        assertShowsSubject(png);
        assertEquals(0, ImageFile.decode(png).getRGB(2, 2) >>> 24);
        assertEquals(0xff, jpeg.getRGB(2, 2) >> 8 & 255, 8);
    }

    @ParameterizedTest
    @CsvSource({"40, 30", "1, 1", "90, 90", "1, 500", "500, 1", "89, 300", "180, 180"})
    void smallAndFlatPicturesAreAsFromTheCentre(int width, int height) {
        byte[] file = PngFile.rgb(grey(width, height));

        assertArrayEquals(
                made(file, Gravity.CENTRE, Optional.empty()), made(file, Gravity.ATTENTION, Optional.empty()));
    }

    /** More than sixteen times as long as its thumbnail. */
    @Test
    void theMiddleOfAPanoramaIsShown() {
        BufferedImage panorama = grey(3000, 100);
        check(panorama, 2800, 0, 100);
        byte[] file = PngFile.rgb(panorama);

        assertArrayEquals(
                made(file, Gravity.CENTRE, Optional.empty()), made(file, Gravity.ATTENTION, Optional.empty()));
    }

    @Test
    void names() {
        assertEquals(
                "[centre, attention, north, north-east, east, south-east, south, south-west, west, north-west]",
                List.of(Gravity.values()).toString());
        for (Gravity gravity : Gravity.values()) {
            assertEquals(gravity, Gravity.parse(" " + gravity));
        }
        assertEquals(Gravity.CENTRE, Gravity.parse("center"));
        var wrong = assertThrows(IllegalArgumentException.class, () -> Gravity.parse("top"));
        assertEquals(
                "\"top\" is not one of centre, attention, north, north-east, east, south-east, south, south-west, west, north-west",
                wrong.getMessage());
    }

    /** As programs write fractions that they have computed. */
    @ParameterizedTest
    @CsvSource({
        "'0.3333333333333333,0.30000000000000004', '0.3333333333333333,0.30000000000000004'",
        "'0.00001,0', '0.000010,0.0'",
        "' .5,1.', '0.5,1.0'",
        "'0.0000000000000000000000000000012,1.00000000000000000000', '0.0000000000000000000000000000012,1.0'"
    })
    void aFocalPointIsWrittenAsItIsRead(String text, String written) {
        FocalPoint point = FocalPoint.parse(text);

        assertEquals(written, point.toString());
        assertEquals(point, FocalPoint.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0.3",
                "0.3;0.6",
                "0.3,0.6,0.1",
                "-0.1,0.5",
                "1.1,0.5",
                "0.5,2",
                "NaN,0",
                "1e-3,0",
                "1e0,0",
                "0,3;0,6",
                "0,3,0,6",
                "-0,0",
                "1.0000000000000001e0,0",
                "0.3,1.001",
                "０.３,０.６",
                "30%,60%",
                ".,.",
                "0x1,0",
                "0.3 0.6",
                "left,top",
                "٠.٣,٠.٦"
            })
    void whatIsNoFocalPoint(String text) {
        assertThrows(IllegalArgumentException.class, () -> FocalPoint.parse(text));
    }

    private byte[] made(byte[] file, Gravity gravity, Optional<FocalPoint> focus) {
        return bytes(file, COVER.withGravity(gravity), focus);
    }

    private byte[] bytes(byte[] file, ThumbnailSpec spec, Optional<FocalPoint> focus) {
        return thumbnailer
                .make(file, new ThumbnailRequest(List.of(spec), focus, false))
                .thumbnails()
                .get(0)
                .bytes();
    }

    private static BufferedImage grey(int width, int height) {
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = grey.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return grey;
    }

    /** A square of red and yellow squares. */
    private static void check(BufferedImage picture, int left, int top, int side) {
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                picture.setRGB(x, y, (x / 20 + y / 20) % 2 == 0 ? 0xffd02020 : 0xfff0e040);
            }
        }
    }

    private static void assertShowsSubject(byte[] thumbnail) {
        BufferedImage shown = ImageFile.decode(thumbnail);
        int coloured = 0;
        for (int y = 0; y < 90; y++) {
            for (int x = 0; x < 90; x++) {
                int pixel = shown.getRGB(x, y);
                coloured += (pixel >> 16 & 255) - (pixel & 255) > 100 ? 1 : 0;
            }
        }
        assertTrue(coloured > 750, coloured + " of 900 pixels of the subject are shown");
    }
}
