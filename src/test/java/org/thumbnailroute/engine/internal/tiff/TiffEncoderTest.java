package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.DecodedPicture.pixels;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;

class TiffEncoderTest {

    private static final int OPAQUE = 0xff000000;

    private static int[] argb(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static int[] readByJdk(byte[] file) {
        return argb(ImageFile.decode(file));
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1, 1", "1, 300", "3000, 1", "17, 9", "500, 400"})
    void keepsEveryPixelOfPicturesOfAnySize(int width, int height) {
        int[] noise =
                new Random(1).ints((long) width * height).map(i -> i | OPAQUE).toArray();
        byte[] file = TiffEncoder.encode(width, height, noise);

        assertArrayEquals(noise, readByJdk(file));
        assertArrayEquals(noise, argb(DecodedPicture.of(new TiffDecoder(file))));
    }

    @Test
    void keepsAlpha() {
        int[] noise = new Random(2).ints(83 * 59).toArray();
        byte[] file = TiffEncoder.encode(83, 59, noise);

        assertArrayEquals(noise, readByJdk(file));
        assertTrue(new TiffDecoder(file).header().alpha());
    }

    @Test
    void writesNoAlphaWhereEverythingIsOpaque() {
        BufferedImage opaque = QuadrantPicture.draw("C R G\nW R G\nB K Y\n", 37, 29);
        BufferedImage clear = QuadrantPicture.draw(". R G\nR R G\nB B .\n", 37, 29);

        for (BufferedImage image : new BufferedImage[] {opaque, clear}) {
            TiffDecoder decoder = new TiffDecoder(TiffEncoder.encode(37, 29, argb(image)));

            assertEquals(image == clear, decoder.header().alpha());
            assertArrayEquals(pixels(image), pixels(DecodedPicture.of(decoder)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Scene.class)
    void keepsScenes(Scene scene) {
        BufferedImage image = scene.draw(256, 144);
        byte[] file = TiffEncoder.encode(256, 144, argb(image));

        assertArrayEquals(argb(image), readByJdk(file));
        assertTrue(file.length < 3 * 256 * 144 + 300);
    }

    @Test
    void deflatesDrawings() {
        BufferedImage drawing = QuadrantPicture.draw(". R G\nR R G\nB B .\n", 300, 200);
        byte[] file = TiffEncoder.encode(300, 200, argb(drawing));

        assertArrayEquals(argb(drawing), readByJdk(file));
        assertArrayEquals(pixels(drawing), pixels(DecodedPicture.of(new TiffDecoder(file))));
        assertTrue(file.length < 3000, "%d bytes".formatted(file.length));
    }

    @Test
    void growsLittleWhereNothingIsToBeSaved() {
        int[] noise = new Random(3).ints(1 << 18).map(i -> i | OPAQUE).toArray();

        assertTrue(TiffEncoder.encode(512, 512, noise).length < 3 * noise.length * 1.001 + 300);
    }

    @Test
    void putsItsDirectoryAtAnEvenPlace() {
        for (int width = 1; width < 20; width++) {
            int[] pixels = new int[width];
            Arrays.setAll(pixels, x -> OPAQUE | x * x * 77);
            byte[] file = TiffEncoder.encode(width, 1, pixels);

            assertEquals(0, file[4] & 1);
        }
    }
}
