package org.thumbnailroute.engine.internal.crop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionTest {

    private static final int GREY = 0xff808080;
    private static final int SKIN = 0xffe0ac8c;

    /** So many pixels wide and high, all of one colour. */
    private static int[] flat(int pixels, int colour) {
        int[] argb = new int[pixels];
        Arrays.fill(argb, colour);
        return argb;
    }

    private interface Colour {
        int at(int x, int y);
    }

    private static void paint(int[] argb, int width, Crop where, Colour colour) {
        for (int y = where.top(); y < where.top() + where.height(); y++) {
            for (int x = where.left(); x < where.left() + where.width(); x++) {
                argb[y * width + x] = colour.at(x, y);
            }
        }
    }

    private static void assertHolds(Crop crop, Crop subject) {
        assertTrue(
                crop.left() <= subject.left()
                        && crop.top() <= subject.top()
                        && crop.left() + crop.width() >= subject.left() + subject.width()
                        && crop.top() + crop.height() >= subject.top() + subject.height(),
                () -> crop + " does not hold " + subject);
    }

    @ParameterizedTest(name = "{0},{1} of {2}x{3}")
    @CsvSource({
        "10, 20, 300, 200",
        "250, 150, 300, 200",
        "10, 150, 300, 200",
        "130, 80, 300, 200",
        "20, 900, 100, 1000",
        "900, 20, 1000, 100",
        "1500, 1000, 1700, 1300"
    })
    void aDetailedSubjectIsKept(int left, int top, int width, int height) {
        Crop subject = new Crop(left, top, 30, 30);
        int[] argb = flat(width * height, GREY);
        paint(argb, width, subject, (x, y) -> (x / 4 + y / 4) % 2 == 0 ? 0xffd02020 : 0xfff0e040);

        int side = Math.min(width, height) / 2 + 20;

        assertHolds(Attention.crop(width, height, argb, side, side), subject);
    }

    /** Both are as large and as light as each other. */
    @Test
    void skinIsKeptRatherThanSky() {
        Crop face = new Crop(220, 80, 40, 40);
        int[] argb = flat(300 * 200, GREY);
        paint(argb, 300, new Crop(40, 80, 40, 40), (x, y) -> 0xff8cb4ff);
        paint(argb, 300, face, (x, y) -> SKIN);

        assertHolds(Attention.crop(300, 200, argb, 100, 200), face);
    }

    @ParameterizedTest
    @CsvSource({"ff808080", "ff000000", "ffe0ac8c", "00ff0000"})
    void theMiddleIsKeptWhereNothingStandsOut(String colour) {
        int[] argb = flat(300 * 200, Integer.parseUnsignedInt(colour, 16));

        assertEquals(new Crop(100, 0, 100, 200), Attention.crop(300, 200, argb, 100, 200));
        assertEquals(new Crop(0, 75, 300, 50), Attention.crop(300, 200, argb, 300, 50));
    }

    /** Its colours are there, but nobody sees them. */
    @Test
    void whatIsTransparentAttractsNobody() {
        Crop subject = new Crop(240, 80, 30, 30);
        int[] argb = flat(300 * 200, GREY);
        paint(argb, 300, new Crop(0, 0, 100, 200), (x, y) -> (x * y) % 7 << 17 | 0xff00);
        Crop hidden = Attention.crop(300, 200, argb, 100, 200);
        paint(argb, 300, new Crop(0, 0, 100, 200), (x, y) -> 0);
        assertEquals(Attention.crop(300, 200, argb, 100, 200), hidden);
        paint(argb, 300, subject, (x, y) -> (x / 4 + y / 4) % 2 == 0 ? 0xffd02020 : 0xfff0e040);

        assertHolds(Attention.crop(300, 200, argb, 100, 200), subject);
    }

    @Test
    void aCropNeverLeavesThePicture() {
        for (int width : new int[] {1, 2, 31, 65, 4000}) {
            for (int height : new int[] {1, 3, 33, 130}) {
                int[] argb = flat(width * height, GREY);
                argb[argb.length - 1] = 0xffff0000;
                int across = (width + 1) / 2;
                int down = (height + 1) / 2;

                Crop crop = Attention.crop(width, height, argb, across, down);

                assertTrue(crop.left() >= 0 && crop.left() + across <= width, crop::toString);
                assertTrue(crop.top() >= 0 && crop.top() + down <= height, crop::toString);
                assertEquals(across * down, crop.of(argb, width).length);
            }
        }
    }
}
