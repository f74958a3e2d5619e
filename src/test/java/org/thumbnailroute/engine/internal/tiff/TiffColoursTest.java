package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.thumbnailroute.engine.DecodedPicture.pixels;
import static org.thumbnailroute.pictures.TiffBuilder.RATIONAL;
import static org.thumbnailroute.pictures.TiffBuilder.SHORT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.pictures.TiffBuilder;

/** YCbCr without JPEG, and the names of what is not read. */
class TiffColoursTest {

    private static final int BLUE = 0xff1537bc;
    private static final int GREY = 0xff3c3c3c;

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static void assertPixels(int[] expected, TiffBuilder file) {
        int[] found = pixels(DecodedPicture.of(new TiffDecoder(file.encode())));
        for (int i = 0; i < found.length; i++) {
            for (int shift = 0; shift < 32; shift += 8) {
                assertEquals(expected[i] >> shift & 0xff, found[i] >> shift & 0xff, 2, "pixel " + i);
            }
        }
        assertEquals(expected.length, found.length);
    }

    /** A picture of 3x3 pixels, blue in its left two columns. */
    private static final int[] HALF_BLUE = {BLUE, BLUE, GREY, BLUE, BLUE, GREY, BLUE, BLUE, GREY};

    @Test
    void readsChromaOfSeveralPixels() {
        byte[] units =
                bytes(60, 60, 60, 60, 200, 100, 60, 0, 60, 0, 128, 128, 60, 60, 0, 0, 200, 100, 60, 0, 0, 0, 128, 128);
        byte[] wide = bytes(60, 60, 200, 100, 60, 0, 128, 128);
        byte[] high = bytes(60, 60, 200, 100, 60, 60, 200, 100, 60, 60, 128, 128);
        byte[] last = bytes(60, 0, 200, 100, 60, 0, 200, 100, 60, 0, 128, 128);

        assertPixels(HALF_BLUE, TiffBuilder.of(3, 3, 6, 3, 8).parts(units));
        assertPixels(
                HALF_BLUE, TiffBuilder.of(3, 3, 6, 3, 8).with(530, SHORT, 2, 2).parts(units));
        assertPixels(
                HALF_BLUE,
                TiffBuilder.of(3, 3, 6, 3, 8)
                        .with(530, SHORT, 2, 1)
                        .with(278, SHORT, 1)
                        .parts(wide, wide, wide));
        assertPixels(
                HALF_BLUE,
                TiffBuilder.of(3, 3, 6, 3, 8)
                        .with(530, SHORT, 1, 2)
                        .with(278, SHORT, 2)
                        .parts(high, last));
    }

    @Test
    void readsChromaOfEachPixel() {
        TiffBuilder file = TiffBuilder.of(1, 1, 6, 3, 8).with(530, SHORT, 1, 1);

        assertPixels(new int[] {BLUE}, file.parts(bytes(60, 200, 100)));
        assertPixels(new int[] {BLUE}, file.with(284, SHORT, 2).parts(bytes(60), bytes(200), bytes(100)));
    }

    /** As in video: black is 16, white 235, and chroma reaches from 16 to 240. */
    @Test
    void keepsToTheRangeThatTheFileGives() {
        TiffBuilder video = TiffBuilder.of(2, 1, 6, 3, 8)
                .with(530, SHORT, 1, 1)
                .with(532, RATIONAL, 16, 235, 128, 240, 128, 240)
                .parts(bytes(16, 128, 128, 235, 128, 128));

        assertArrayEquals(
                new int[] {0xff000000, 0xffffffff}, pixels(DecodedPicture.of(new TiffDecoder(video.encode()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            259 | 10    | TIFF compressed with JBIG
            259 | 34712 | TIFF compressed with JPEG 2000
            259 | 34925 | TIFF compressed with LZMA
            259 | 50000 | TIFF compressed with Zstandard
            259 | 50001 | TIFF compressed with WebP
            259 | 777   | TIFF compressed with an unknown method, number 777
            262 | 8     | TIFF of CIE Lab colours
            262 | 9     | TIFF of ICC Lab colours
            262 | 32845 | TIFF of SGI LogL or LogLuv colours
            262 | 4     | TIFF of a transparency mask
            262 | 777   | TIFF of an unknown kind of colours, photometric interpretation 777
            339 | 3     | TIFF of floating-point numbers of 8 bits
            339 | 2     | TIFF of signed numbers of 8 bits
            258 | 32    | TIFF of whole numbers of 32 bits
            """)
    void namesWhatIsNotRead(int tag, int value, String name) {
        TiffBuilder file = TiffBuilder.of(1, 1, 1, 1, 8).with(tag, SHORT, value).parts(new byte[9]);

        ImageRejectedException e = assertThrows(ImageRejectedException.class, () -> new TiffDecoder(file.encode()));

        assertEquals(ImageRejectedException.Reason.UNSUPPORTED_FORMAT, e.reason());
        assertEquals("unsupported: " + name, e.getMessage());
    }
}
