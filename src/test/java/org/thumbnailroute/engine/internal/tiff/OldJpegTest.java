package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.internal.tiff.TiffJpegTest.assertColour;
import static org.thumbnailroute.engine.internal.tiff.TiffJpegTest.find;
import static org.thumbnailroute.engine.internal.tiff.TiffJpegTest.jpeg;
import static org.thumbnailroute.pictures.TiffBuilder.LONG;
import static org.thumbnailroute.pictures.TiffBuilder.RATIONAL;
import static org.thumbnailroute.pictures.TiffBuilder.SHORT;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.pictures.TiffBuilder;

/** JPEG of TIFF 6.0, compression 6, in the ways that programs store it. */
class OldJpegTest {

    private static final int SIDE = 32;
    private static final int ROWS = 8;
    private static final int STRIPS = SIDE / ROWS;
    private static final int BLUE = 0xff1537bc;
    private static final byte[] JPEG = jpeg(SIDE, SIDE, "", 60, 200, 100);
    private static final int SCAN = find(JPEG, 0xda);
    /** After the header of a scan of three components. */
    private static final int DATA = SCAN + 14;

    private static TiffBuilder page() {
        return TiffBuilder.of(SIDE, SIDE, 6, 3, 8).with(259, SHORT, 6);
    }

    /** The data of a strip of one grey. */
    private static byte[] grey(int level, int rows) {
        byte[] jpeg = jpeg(SIDE, rows, "", level, 128, 128);
        return Arrays.copyOfRange(jpeg, find(jpeg, 0xda) + 14, jpeg.length - 2);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** What is first in the file, the strips behind it, and where they say they are. */
    private static TiffBuilder strips(TiffBuilder page, byte[] first, byte[]... strips) {
        byte[][] parts = new byte[1 + strips.length][];
        long[] offsets = new long[strips.length];
        long[] counts = new long[strips.length];
        parts[0] = first;
        int place = 8 + first.length;
        for (int i = 0; i < strips.length; i++) {
            parts[i + 1] = strips[i];
            offsets[i] = place;
            counts[i] = strips[i].length;
            place += strips[i].length;
        }
        return page.with(273, LONG, offsets).with(279, LONG, counts).parts(parts);
    }

    private static byte[][] greys() {
        return IntStream.range(0, STRIPS).mapToObj(i -> grey(40 + 50 * i, ROWS)).toArray(byte[][]::new);
    }

    private static void assertGreys(TiffBuilder file) {
        BufferedImage picture = DecodedPicture.of(new TiffDecoder(file.encode()));
        for (int y = 0; y < SIDE; y++) {
            int blue = picture.getRGB(y, y) & 0xff;
            int level = 40 + 50 * (y / ROWS);
            int row = y;
            assertTrue(Math.abs(blue - level) < 3, () -> "row %d: %d".formatted(row, blue));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1 << 20, -1})
    void readsAStreamThatIsThereAsAWhole(int wrongLength) {
        TiffBuilder file = page().with(513, LONG, 8).parts(JPEG);

        assertColour(BLUE, file);
        assertColour(BLUE, file.with(514, LONG, JPEG.length));
        assertColour(BLUE, file.with(514, LONG, wrongLength));
        assertColour(BLUE, file.without(273).without(279));
        assertColour(BLUE, page().parts(JPEG));
    }

    @Test
    void takesStripsThatArePiecesOfAStreamForPartsOfIt() {
        long[] offsets =
                IntStream.range(0, STRIPS).mapToLong(i -> 8 + DATA + 4 * i).toArray();

        assertColour(
                BLUE,
                page().with(513, LONG, 8)
                        .with(514, LONG, JPEG.length)
                        .with(278, SHORT, ROWS)
                        .with(273, LONG, offsets)
                        .with(279, LONG, 4, 4, 4, 4)
                        .parts(JPEG));
    }

    /** As Wang's and Kodak's imaging for Windows has it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void putsStripsBehindAHeader(boolean scanInStrip) {
        int cut = scanInStrip ? SCAN : DATA;
        byte[][] strips = greys();
        strips[0] = join(Arrays.copyOfRange(JPEG, cut, DATA), strips[0]);
        TiffBuilder page = page().with(278, SHORT, ROWS).with(513, LONG, 8).with(514, LONG, cut);

        assertGreys(strips(page, Arrays.copyOf(JPEG, cut), strips));
    }

    @Test
    void buildsAHeaderFromTables() {
        long steps = 8L + find(JPEG, 0xdb) + 5;
        long dc = 8L + table(0x00);
        long ac = 8L + table(0x10);
        TiffBuilder page = page().with(278, SHORT, ROWS)
                .with(519, LONG, steps, steps, steps)
                .with(520, LONG, dc, dc, dc)
                .with(521, LONG, ac)
                .with(530, SHORT, 1, 1);

        assertGreys(strips(page, JPEG, greys()));
    }

    /** Where the counts of a Huffman table are; each has its segment. */
    private static int table(int id) {
        return 5
                + IntStream.range(0, SCAN)
                        .filter(i -> JPEG[i] == -1 && (JPEG[i + 1] & 0xff) == 0xc4 && JPEG[i + 4] == id)
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void takesColoursForYccOfTheRangeThatThePageNames() {
        assertColour(BLUE, page().with(262, SHORT, 2).parts(JPEG));
        assertColour(BLUE, page().without(262).without(277).without(258).parts(JPEG));
        byte[] grey = jpeg(SIDE, SIDE, "", 126, 128, 128);
        TiffBuilder file = page().parts(grey).with(513, LONG, 8);
        assertColour(0xff808080, file.with(532, RATIONAL, 16, 235, 128, 240, 128, 240));
    }

    @Test
    void saysWhatIsMissing() {
        byte[] strip = grey(100, SIDE);

        assertThrowsWith("broken TIFF: old-style JPEG without tables", page().parts(strip));
        assertThrowsWith(
                "broken TIFF: old-style JPEG with a table at byte",
                page().with(519, LONG, 300).parts(new byte[20]));
        assertThrowsWith(
                "TIFF of old-style JPEG in strips of 4 rows",
                page().with(278, SHORT, 4).parts(strip, strip, strip, strip, strip, strip, strip, strip));
        assertThrowsWith(
                "TIFF of old-style JPEG with tiles side by side",
                page().with(322, SHORT, 16).with(323, SHORT, 32).parts(strip, strip));
    }

    private static void assertThrowsWith(String message, TiffBuilder file) {
        ImageRejectedException e =
                assertThrows(ImageRejectedException.class, () -> DecodedPicture.of(new TiffDecoder(file.encode())));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
    }
}
