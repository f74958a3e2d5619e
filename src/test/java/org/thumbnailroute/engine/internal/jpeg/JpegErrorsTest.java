package org.thumbnailroute.engine.internal.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** A rejection says what is wrong and where. */
class JpegErrorsTest {

    private static final int SOS = 0xDA;
    private static final Pattern SAYS_WHERE = Pattern.compile("broken JPEG: .*(\\bbyte \\d+|\\d+ bytes\\b).*");

    private final byte[] file = JpegFile.baseline().encode(QuadrantPicture.upright(24, 18));

    @Test
    void saysWhereAHeaderEnds() {
        int data = place(SOS) + 2;
        for (int length = 3; length < data; length++) {
            String error = error(Arrays.copyOf(file, length));
            assertTrue(SAYS_WHERE.matcher(error).matches(), error);
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "DB | 4 | the quantisation table at byte %d, which begins with 07, is of no known kind",
                "C4 | 4 | the Huffman table at byte %d, which begins with 07, is of no known kind",
                "DA | 5 | a scan names component 7 more often than the frame does",
                "C0 | 12 | component 1 uses quantisation table 7, which is not there",
                "C0 | 11 | a sampling factor of 0x7"
            })
    void saysWhatIsWrong(String marker, int offset, String error) {
        int at = place(Integer.parseInt(marker, 16)) + offset;
        byte[] broken = file.clone();
        broken[at] = 7;
        assertEquals("broken JPEG: " + error.formatted(at), error(broken));
    }

    @Test
    void saysThatNobodyTellsTheHeight() {
        byte[] broken = file.clone();
        Arrays.fill(broken, place(0xC0) + 5, place(0xC0) + 7, (byte) 0);
        assertEquals(
                "broken JPEG: the frame header says a height of 0, and no DNL segment behind it says another",
                error(broken));
    }

    private static String error(byte[] file) {
        var e = assertThrows(ImageRejectedException.class, () -> {
            var decoder = new JpegDecoder(file);
            Layout layout = decoder.layout(24, 18);
            decoder.decode(layout, Collections.nCopies(3, row -> {}));
        });
        return String.valueOf(e.getMessage());
    }

    /** Of the first segment with this marker. */
    private int place(int marker) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00FF" + (char) marker);
    }
}
