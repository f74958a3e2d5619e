package org.thumbnailroute.engine.internal.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.Psnr;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;

class JpegEncoderTest {

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1,1", "7,9", "8,8", "9,7", "17,33", "16,16", "255,3", "256,2", "257,18", "600,5", "3,300"})
    void isReadBackAtAnySize(int width, int height) {
        BufferedImage picture = ramp(width, height);

        assertTrue(Psnr.between(picture, decoded(picture, 89)) > 33, "4:2:0");
        assertTrue(Psnr.between(picture, decoded(picture, 100)) > 43, "4:4:4");
    }

    @ParameterizedTest(name = "#{0}")
    @ValueSource(strings = {"000000", "ffffff", "ff0000", "00ff00", "0000ff", "00ffff", "ff00ff", "ffff00", "804020"})
    void keepsAFlatColour(String hex) {
        int colour = Integer.parseInt(hex, 16);
        int[] pixels = new int[20 * 10];
        Arrays.fill(pixels, colour);

        for (int quality : new int[] {89, 95}) {
            int seen = ImageFile.decode(JpegEncoder.encode(pixels, 20, 10, quality))
                    .getRGB(13, 7);
            for (int shift = 0; shift < 24; shift += 8) {
                int off = ((seen >> shift) & 0xFF) - ((colour >> shift) & 0xFF);
                assertTrue(Math.abs(off) <= 4, "quality %d: %06x".formatted(quality, seen & 0xFFFFFF));
            }
        }
    }

    @Test
    void keepsEveryColourInItsPlace() {
        BufferedImage picture = QuadrantPicture.upright(64, 36);

        assertThatPicture(encoded(picture, 80))
                .hasFormat("jpeg")
                .hasSize(64, 36)
                .looksLike(QuadrantPicture.DRAWING)
                .hasNoMetadata();
    }

    static Stream<Arguments> photos() {
        return Stream.of(Scene.LANDSCAPE, Scene.PORTRAIT, Scene.ALBUM_COVER)
                .flatMap(scene -> Stream.of(
                        Arguments.of(scene, 64, 36, 80), Arguments.of(scene, 256, 144, 50),
                        Arguments.of(scene, 500, 281, 80), Arguments.of(scene, 128, 128, 25)));
    }

    /** libjpeg, which ImageIO has inside, is what others mean by a quality. */
    @ParameterizedTest(name = "{0} {1}x{2} at {3}")
    @MethodSource("photos")
    void isAsGoodAsLibjpegInFewerBytes(Scene scene, int width, int height, int quality) {
        BufferedImage picture = scene.draw(width, height);

        byte[] ours = encoded(picture, quality);
        byte[] theirs = JpegFile.baseline().withQuality(quality / 100.0).encode(picture);

        double ourPsnr = Psnr.between(picture, ImageFile.decode(ours));
        double theirPsnr = Psnr.between(picture, ImageFile.decode(theirs));
        assertEquals(theirPsnr, ourPsnr, 0.1);
        assertTrue(ours.length <= theirs.length - 250, ours.length + " bytes, libjpeg " + theirs.length);
    }

    @ParameterizedTest(name = "quality {0}")
    @ValueSource(ints = {1, 10, 49, 50, 80, 99, 100})
    void quantisesByLibjpegsSteps(int quality) {
        BufferedImage picture = ramp(8, 8);

        byte[] theirs = JpegFile.baseline().withQuality(quality / 100.0).encode(picture);

        assertEquals(steps(theirs), steps(encoded(picture, quality)));
    }

    @Test
    void isBetterAndLargerAtAHigherQuality() {
        BufferedImage picture = Scene.PORTRAIT.draw(160, 120);
        int bytes = 0;
        double psnr = 0;

        for (int quality : new int[] {1, 10, 30, 50, 70, 85, 89, 90, 95, 100}) {
            byte[] encoded = encoded(picture, quality);
            double nearness = Psnr.between(picture, ImageFile.decode(encoded));
            assertTrue(encoded.length > bytes && nearness > psnr, "quality " + quality);
            bytes = encoded.length;
            psnr = nearness;
        }
    }

    @ParameterizedTest(name = "quality {0}: {1}")
    @CsvSource({"1, 22", "89, 22", "90, 11", "100, 11"})
    void halvesChromaBelowQuality90(int quality, String samplingOfLuma) {
        byte[] encoded = encoded(ramp(20, 20), quality);

        assertEquals(samplingOfLuma, Integer.toHexString(encoded[frame(encoded) + 11]));
    }

    @Test
    void writesGreyAsOneComponent() {
        BufferedImage picture = grey(Scene.LANDSCAPE.draw(101, 67));

        byte[] encoded = JpegEncoder.encodeGrey(pixels(picture), 101, 67, 80);

        assertEquals(1, encoded[frame(encoded) + 9]);
        BufferedImage decoded = ImageFile.decode(encoded);
        assertEquals(1, decoded.getRaster().getNumBands());
        byte[] inColour = encoded(picture, 80);
        assertTrue(encoded.length < inColour.length - 50, encoded.length + " bytes, in colour " + inColour.length);
        assertEquals(
                luma(ImageFile.decode(inColour), 50, 30), decoded.getRaster().getSample(50, 30, 0), 1);
    }

    /** Noise at full quality has more coefficients than are kept before the codes are made. */
    @Test
    void writesAPictureOfTooManyCoefficients() {
        var picture = new BufferedImage(700, 640, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int i = 0; i < 700 * 640; i++) {
            // a calm top, so that the codes are made from what does not occur below
            picture.setRGB(i % 700, i / 700, i < 700 * 400 ? random.nextInt(16) * 0x10101 : random.nextInt());
        }

        assertTrue(Psnr.between(picture, decoded(picture, 100)) > 38);
    }

    @Test
    void ignoresTheHighestByte() {
        int[] pixels = pixels(ramp(30, 30));
        int[] transparent = Arrays.stream(pixels).map(pixel -> pixel & 0xFFFFFF).toArray();

        assertArrayEquals(JpegEncoder.encode(pixels, 30, 30, 80), JpegEncoder.encode(transparent, 30, 30, 80));
    }

    @ParameterizedTest(name = "{0}x{1} at {2} of {3} pixels")
    @CsvSource({"0,1,80,9", "1,0,80,9", "65536,1,80,65536", "3,3,80,8", "65535,65535,80,9", "3,3,0,9", "3,3,101,9"})
    void refusesWhatCannotBeWritten(int width, int height, int quality, int pixels) {
        int[] rgb = new int[pixels];

        assertThrows(IllegalArgumentException.class, () -> JpegEncoder.encode(rgb, width, height, quality));
        assertThrows(IllegalArgumentException.class, () -> JpegEncoder.encodeGrey(rgb, width, height, quality));
    }

    /** Slopes that half the chroma can follow. */
    private static BufferedImage ramp(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int across = x * 170 / Math.max(64, width);
                int down = y * 150 / Math.max(64, height);
                image.setRGB(x, y, (40 + across) << 16 | (200 - down) << 8 | (90 + across / 2));
            }
        }
        return image;
    }

    private static BufferedImage grey(BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, luma(image, x, y) * 0x10101);
            }
        }
        return image;
    }

    private static int luma(BufferedImage image, int x, int y) {
        int pixel = image.getRGB(x, y);
        return (int)
                Math.round(0.299 * ((pixel >> 16) & 0xFF) + 0.587 * ((pixel >> 8) & 0xFF) + 0.114 * (pixel & 0xFF));
    }

    private static BufferedImage decoded(BufferedImage picture, int quality) {
        return ImageFile.decode(encoded(picture, quality));
    }

    private static byte[] encoded(BufferedImage picture, int quality) {
        return JpegEncoder.encode(pixels(picture), picture.getWidth(), picture.getHeight(), quality);
    }

    private static int[] pixels(BufferedImage picture) {
        int width = picture.getWidth();
        return picture.getRGB(0, 0, width, picture.getHeight(), new int[width * picture.getHeight()], 0, width);
    }

    private static int frame(byte[] encoded) {
        return segment(encoded, 2, 0xC0);
    }

    /** Luma's and chroma's quantisation tables, be they in one segment or in two. */
    private static String steps(byte[] encoded) {
        HexFormat hex = HexFormat.of();
        int first = segment(encoded, 2, 0xDB) + 4;
        boolean together = encoded[first - 1] == (byte) 132;
        int second = together ? first + 65 : segment(encoded, first + 65, 0xDB) + 4;
        return hex.formatHex(encoded, first, first + 65) + " " + hex.formatHex(encoded, second, second + 65);
    }

    /** Where the next segment of a kind begins. */
    private static int segment(byte[] encoded, int from, int marker) {
        int at = from;
        while (encoded[at + 1] != (byte) marker) {
            at += 2 + ((encoded[at + 2] & 0xFF) << 8 | (encoded[at + 3] & 0xFF));
        }
        return at;
    }
}
