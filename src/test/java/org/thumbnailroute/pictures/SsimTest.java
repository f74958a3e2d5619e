package org.thumbnailroute.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class SsimTest {
    private static final BufferedImage PHOTO = Scene.LANDSCAPE.draw(90, 60);

    @Test
    void isOneForTheSamePicture() {
        assertEquals(1, Ssim.of(PHOTO, PHOTO), 1e-9);
    }

    @Test
    void comparesFlatPicturesAsThePaperSays() {
        double c1 = 0.01 * 255 * 0.01 * 255;
        double expected = (2 * 100 * 120 + c1) / (100 * 100 + 120 * 120 + c1);
        assertEquals(expected, Ssim.of(flat(0x646464), flat(0x787878)), 1e-9);
    }

    @Test
    void isNegativeForANegative() {
        assertTrue(Ssim.of(PHOTO, map(colour -> colour ^ 0xFFFFFF)) < 0);
    }

    @Test
    void tellsAShiftOfOnePixel() {
        BufferedImage left = Scene.LANDSCAPE.draw(91, 60).getSubimage(0, 0, 90, 60);
        BufferedImage right = Scene.LANDSCAPE.draw(91, 60).getSubimage(1, 0, 90, 60);
        assertTrue(Ssim.of(left, right) < 0.9);
    }

    @Test
    void fallsWithNoise() {
        double little = Ssim.of(PHOTO, noisy(4));
        double much = Ssim.of(PHOTO, noisy(16));
        assertTrue(0.5 < much && much < little && little < 1, much + " and " + little);
    }

    @Test
    void doesNotSeeColoursOfOneBrightnessWhichTheColourErrorDoes() {
        BufferedImage red = flat(0x800000);
        BufferedImage green = flat(0x004100);
        assertEquals(1, Ssim.of(red, green), 0.01);
        assertTrue(ColourError.of(red, green) > 80);
        assertEquals(0, ColourError.of(red, red));
    }

    @Test
    void refusesPicturesOfOtherSizesOrWithoutAWindow() {
        assertThrows(IllegalArgumentException.class, () -> Ssim.of(PHOTO, Scene.LANDSCAPE.draw(60, 90)));
        assertThrows(IllegalArgumentException.class, () -> Ssim.of(PHOTO.getSubimage(0, 0, 10, 60), PHOTO));
        assertThrows(
                IllegalArgumentException.class,
                () -> Ssim.of(PHOTO.getSubimage(0, 0, 10, 60), PHOTO.getSubimage(0, 0, 10, 60)));
    }

    private static BufferedImage noisy(int amplitude) {
        var noise = new Noise(7);
        var image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 90; x++) {
                image.setRGB(x, y, Ink.shifted(PHOTO.getRGB(x, y), amplitude * (noise.grain(x, y) - 0.5)));
            }
        }
        return image;
    }

    private static BufferedImage flat(int colour) {
        return map(ignored -> colour);
    }

    private static BufferedImage map(IntUnaryOperator colour) {
        var image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 90; x++) {
                image.setRGB(x, y, colour.applyAsInt(PHOTO.getRGB(x, y)));
            }
        }
        return image;
    }
}
