package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thumbnailroute.engine.DecodedPicture.pixels;
import static org.thumbnailroute.pictures.TiffBuilder.LONG;
import static org.thumbnailroute.pictures.TiffBuilder.SHORT;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.TiffBuilder;
import org.thumbnailroute.pictures.TiffFile;

/** Ways of compression beside those of {@link TiffDecoderTest}. */
class TiffCompressionTest {

    private static BufferedImage decoded(byte[] file) {
        return DecodedPicture.of(new TiffDecoder(file));
    }

    /** The strips of a file of one strip, and what they are. */
    private static byte[] strip(byte[] file) {
        Directory tags = new Directory(file);
        byte[] strip = new byte[tags.number(Tag.STRIP_BYTE_COUNTS, 0)];
        System.arraycopy(file, tags.number(Tag.STRIP_OFFSETS, 0), strip, 0, strip.length);
        return strip;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                reversed[i] |= (byte) ((bytes[i] >> bit & 1) << (7 - bit));
            }
        }
        return reversed;
    }

    @ParameterizedTest(name = "compression {0}")
    @CsvSource({"1", "5", "8", "32773"})
    void readsBytesWhoseLowestBitIsTheFirst(int compression) {
        BufferedImage row = Scene.LANDSCAPE.draw(200, 1);
        byte[] strip = strip(TiffFile.of(2, 8, 0).compressed(compression, 1).encode(row));
        TiffBuilder file =
                TiffBuilder.of(200, 1, 2, 3, 8).with(259, SHORT, compression).with(266, SHORT, 2);

        assertArrayEquals(
                pixels(row), pixels(decoded(file.parts(reversed(strip)).encode())));
    }

    @Test
    void readsLzwAsItWasBeforeTiff5() {
        BufferedImage scene = Scene.LANDSCAPE.draw(120, 80);
        byte[] samples = new byte[120 * 80 * 3];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (scene.getRGB(i / 3 % 120, i / 360) >> (16 - 8 * (i % 3)));
        }
        byte[] strip = oldLzw(samples);
        TiffBuilder file = TiffBuilder.of(120, 80, 2, 3, 8).with(259, SHORT, 5).with(279, LONG, 0);

        assertArrayEquals(pixels(scene), pixels(decoded(file.parts(strip).encode())));
    }

    /** Codes with the lowest bit first, which grow once the next one needs it. */
    private static byte[] oldLzw(byte[] samples) {
        String text = new String(samples, StandardCharsets.ISO_8859_1);
        var out = new ByteArrayOutputStream();
        long bits = 256;
        int bitCount = 9;
        Map<String, Integer> codes = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int next = codes.size() + 258;
            int width = 32 - Integer.numberOfLeadingZeros(Math.max(511, Math.min(4095, next - 1)));
            int to = at + 1;
            while (to < text.length() && codes.containsKey(text.substring(at, to + 1))) {
                to++;
            }
            String string = text.substring(at, to);
            bits |= (long) codes.getOrDefault(string, (int) string.charAt(0)) << bitCount;
            bitCount += width;
            if (to < text.length()) {
                codes.put(text.substring(at, to + 1), next);
            }
            if (next == 4095) {
                bits |= 256L << bitCount;
                bitCount += 12;
                codes.clear();
            }
            at = to;
            for (; bitCount >= 8; bitCount -= 8) {
                out.write((int) bits);
                bits >>>= 8;
            }
        }
        out.write((int) bits);
        return out.toByteArray();
    }

    /** Rows of runs of all lengths of either colour, and one that changes at every pixel. */
    private static BufferedImage fax(int width) {
        BufferedImage fax = new BufferedImage(width, 60, BufferedImage.TYPE_BYTE_BINARY);
        Random random = new Random(width);
        for (int y = 0; y < 60; y++) {
            int run = 0;
            int white = y & 1;
            for (int x = 0; x < width; x++) {
                if (run == 0) {
                    run = y < 3 ? 1 : y < 10 ? 1 + random.nextInt(width) : 1 + random.nextInt(1 + random.nextInt(100));
                    white = 1 - white;
                }
                run--;
                // most rows are like the one above, but for a few pixels
                boolean same = y % 4 > 1 && random.nextInt(20) > 0;
                fax.getRaster().setSample(x, y, 0, same ? fax.getRaster().getSample(x, y - 1, 0) : white);
            }
        }
        return fax;
    }

    /** The JDK's writer breaks off where rows change often without a row above, so it cannot write the others. */
    @ParameterizedTest(name = "{0}, {1} pixels wide")
    @CsvSource({"CCITT T.4, 2700", "CCITT T.4, 31", "CCITT T.6, 2700", "CCITT T.6, 31", "CCITT T.6, 6000"})
    void readsFax(String compression, int width) {
        BufferedImage fax = fax(width);
        byte[] file = ImageFile.tiff(fax, compression);

        assertArrayEquals(pixels(fax), pixels(decoded(file)));
    }

    @Test
    void readsFaxWhoseLowestBitIsTheFirst() {
        BufferedImage fax = fax(300);
        byte[] strip = strip(ImageFile.tiff(fax.getSubimage(0, 0, 300, 8), "CCITT T.6"));
        TiffBuilder file = TiffBuilder.of(300, 8, 0, 1, 1).with(259, SHORT, 4).with(266, SHORT, 2);

        assertArrayEquals(
                pixels(fax.getSubimage(0, 0, 300, 8)),
                pixels(decoded(file.parts(reversed(strip)).encode())));
    }

    /** 2 white, 3 black, 3 white; then white. */
    private static final String ROW = "0111" + "10" + "1000";

    private static final String WHITE = "10011";
    private static final String END = "000000000001";

    private static int[] fax(int compression, int options, String bits) {
        byte[] strip = new byte[(bits.length() + 7) / 8 + 2];
        for (int i = 0; i < bits.length(); i++) {
            strip[i / 8] |= (byte) ((bits.charAt(i) - '0') << (7 - i % 8));
        }
        TiffBuilder file = TiffBuilder.of(8, 2, 0, 1, 1)
                .with(259, SHORT, compression)
                .with(292, LONG, options)
                .without(279)
                .parts(strip);
        return pixels(decoded(file.encode()));
    }

    @Test
    void findsTheRowsOfFaxWhereverTheyBegin() {
        int[] expected = new int[16];
        Arrays.fill(expected, 0xffffffff);
        Arrays.fill(expected, 2, 5, 0xff000000);

        assertArrayEquals(expected, fax(3, 0, END + ROW + END + WHITE + END.repeat(6)), "group 3");
        assertArrayEquals(expected, fax(3, 0, ROW + END + WHITE), "no end of line before the first row");
        assertArrayEquals(expected, fax(3, 0, ROW + WHITE), "no ends of line");
        assertArrayEquals(expected, fax(3, 4, "0000" + END + ROW + "00" + END + WHITE), "ends of line at whole bytes");
        assertArrayEquals(expected, fax(3, 0, END + ROW + "0".repeat(77) + END + WHITE), "fill");
        assertArrayEquals(expected, fax(3, 1, END + "1" + ROW + END + "1" + WHITE), "two dimensions, none used");
        assertArrayEquals(
                expected, fax(3, 1, END + "1" + ROW + END + "0" + "0001" + "1"), "two dimensions: pass, vertical");
        assertArrayEquals(
                expected,
                fax(3, 1, END + "1" + ROW + END + "0" + "001" + WHITE + "0000110111"),
                "two dimensions: runs");
        assertArrayEquals(expected, fax(2, 0, ROW + "000000" + WHITE), "rows at whole bytes");
        assertArrayEquals(expected, fax(32771, 0, ROW + "000000" + WHITE), "rows at whole words");
        assertArrayEquals(expected, fax(4, 0, "001" + "0111" + "10" + "1" + "0001" + "1"), "group 4");
    }

    /** As libtiff takes it; without a compression for fax, black is 0. */
    @Test
    void takesFaxForWhiteWhereNothingIsSaid() {
        TiffBuilder file = TiffBuilder.of(8, 1, 0, 1, 1).without(262);

        int[] white = {-1, -1, 0xff000000, 0xff000000, 0xff000000, -1, -1, -1};
        byte[] row = {(byte) 0b0111_1010, 0, 0};
        byte[] group4 = {(byte) 0b0010_1111, (byte) 0b0100_0000, 0};
        assertArrayEquals(
                white, pixels(decoded(file.with(259, SHORT, 2).parts(row).encode())));
        assertArrayEquals(
                white, pixels(decoded(file.with(259, SHORT, 3).parts(row).encode())));
        assertArrayEquals(
                white, pixels(decoded(file.with(259, SHORT, 32771).parts(row).encode())));
        assertArrayEquals(
                white, pixels(decoded(file.with(259, SHORT, 4).parts(group4).encode())));
        assertEquals(
                0xff000000,
                decoded(file.with(259, SHORT, 1).parts(row).encode()).getRGB(0, 0));
    }

    @Test
    void showsTheOtherRowsOfABrokenFax() {
        int[] shown = fax(3, 0, END + "000000001" + END + ROW + END.repeat(6));

        assertEquals(0xff000000, shown[10]);
        assertEquals(0xffffffff, shown[13]);
    }
}
