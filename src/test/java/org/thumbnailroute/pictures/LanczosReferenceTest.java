package org.thumbnailroute.pictures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class LanczosReferenceTest {
    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void changesNothingAtTheSameSize() {
        BufferedImage photo = Scene.PORTRAIT.draw(45, 60);
        assertArrayEquals(pixels(photo), pixels(LanczosReference.resize(photo, 45, 60)));
    }

    @Test
    void keepsAFlatColour() {
        int[] small = pixels(LanczosReference.resize(painted(100, 70, (x, y) -> 0xFF336699), 13, 9));
        assertTrue(Arrays.stream(small).allMatch(colour -> colour == 0xFF336699));
    }

    @Test
    void keepsARampInItsPlace() {
        // Two levels a pixel: the centre of new pixel i lies at old place 4i + 1.5
        int[] small = pixels(LanczosReference.resize(painted(120, 8, (x, y) -> 0xFF000000 | 2 * x), 30, 2));
        for (int i = 3; i < 27; i++) {
            assertEquals(8 * i + 3, small[i] & 0xFF, "pixel " + i);
        }
    }

    /** Worked out by hand: at half the size the line is seen from distances of 2.75, 1.75, 0.75, 0.25 and so on. */
    @Test
    void spreadsALineAsTheWindowHasIt() {
        BufferedImage line = painted(64, 4, (x, y) -> x == 32 ? 0xFFFAFAFA : 0xFF323232);
        int[] small = pixels(LanczosReference.resize(line, 32, 2));
        int[] seen = Arrays.stream(small, 13, 19).map(colour -> colour & 0xFF).toArray();
        assertArrayEquals(new int[] {51, 43, 77, 139, 37, 53}, seen);
    }

    @Test
    void treatsLeftAndRightAsUpAndDownAlike() {
        BufferedImage photo = Scene.LANDSCAPE.draw(97, 61);
        BufferedImage turned = painted(61, 97, (x, y) -> photo.getRGB(96 - y, 60 - x));
        BufferedImage small = LanczosReference.resize(photo, 20, 13);
        BufferedImage expected = painted(13, 20, (x, y) -> small.getRGB(19 - y, 12 - x));
        assertEquals(0, ColourError.of(expected, LanczosReference.resize(turned, 13, 20)), 0.2);
    }

    @Test
    void smoothsAwayWhatIsFinerThanAPixel() {
        BufferedImage stripes = painted(128, 128, (x, y) -> x % 2 == 0 ? WHITE : 0xFF000000);
        int[] small = pixels(LanczosReference.resize(stripes, 16, 16));
        for (int i = 3; i < 13; i++) {
            assertEquals(127.5, small[8 * 16 + i] & 0xFF, 1.5);
        }
    }

    @Test
    void doesNotDarkenTheEdgeOfWhatIsTransparent() {
        var badge = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        paint(badge, (x, y) -> x < 30 ? WHITE : 0);
        int[] small = pixels(LanczosReference.resize(badge, 8, 8));
        int alpha = small[3] >>> 24;
        assertTrue(alpha > 100 && alpha < 255, "alpha " + alpha);
        assertEquals(0xFFFFFF, small[3] & 0xFFFFFF);
        assertEquals(0, small[7] >>> 24);
    }

    private static BufferedImage painted(int width, int height, IntBinaryOperator colour) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        paint(image, colour);
        return image;
    }

    private static void paint(BufferedImage image, IntBinaryOperator colour) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
