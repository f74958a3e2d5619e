package org.thumbnailroute.engine.internal.gif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.DecodedPicture.pixels;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.Scene;

class GifEncoderTest {

    @ParameterizedTest(name = "{0} colours")
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 128, 129, 255, 256})
    void keepsColoursThatFitIntoAPalette(int colours) {
        int[] picture = new Random(colours)
                .ints(100 * 90, 0, colours)
                .map(i -> 0xff000000 | i * 0x010203)
                .toArray();

        assertArrayEquals(picture, pixels(ImageFile.decode(GifEncoder.encode(100, 90, picture))));
    }

    /** Noise fills the dictionary many times over. */
    @Test
    void writesWhatItsOwnDecoderReads() {
        int[] noise = new Random(1)
                .ints(300 * 200, 0, 256)
                .map(i -> 0xff000000 | i * 0x010101)
                .toArray();

        assertArrayEquals(noise, pixels(DecodedPicture.of(new GifDecoder(GifEncoder.encode(300, 200, noise)))));
    }

    @Test
    void makesPixelsEitherOpaqueOrTransparent() {
        int[] picture = {0x7fff0000, 0x80ff0000, 0xff000000, 0x00ffffff};

        int[] read = pixels(ImageFile.decode(GifEncoder.encode(4, 1, picture)));

        assertArrayEquals(
                new int[] {0, 0xffff0000, 0xff000000, 0},
                IntStream.of(read).map(pixel -> pixel >>> 24 == 0 ? 0 : pixel).toArray());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"LANDSCAPE", "PORTRAIT", "VINYL", "LOGO"})
    void choosesColoursThatComeNearThePicture(String name) {
        BufferedImage scene = Scene.valueOf(name).draw(200, 150);

        int[] read = pixels(ImageFile.decode(GifEncoder.encode(200, 150, pixels(scene))));

        int[] source = pixels(scene);
        double error = 0;
        int opaque = 0;
        for (int i = 0; i < read.length; i++) {
            int wanted = source[i];
            if (read[i] >>> 24 != 0) {
                opaque++;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference = (read[i] >> shift & 0xff) - (wanted >> shift & 0xff);
                    error += difference * difference;
                }
            }
        }
        double rootMeanSquare = Math.sqrt(error / (3.0 * opaque));
        assertTrue(rootMeanSquare < 6, "off by %.1f of 255".formatted(rootMeanSquare));
    }

    @Test
    void keepsTheMeanOfASmoothSurface() {
        int[] ramp = IntStream.range(0, 256 * 64)
                .map(i -> 0xff000000 | (i % 256) << 16 | (i / 256 * 2) << 8 | (i % 256 + i / 256) / 2)
                .toArray();

        int[] read = pixels(ImageFile.decode(GifEncoder.encode(256, 64, ramp)));

        assertEquals(mean(ramp), mean(read), 0.5);
    }

    private static double mean(int[] pixels) {
        return IntStream.of(pixels).map(pixel -> pixel >> 8 & 0xff).average().orElseThrow();
    }
}
