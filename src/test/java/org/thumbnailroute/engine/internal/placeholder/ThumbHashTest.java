package org.thumbnailroute.engine.internal.placeholder;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThumbHashTest {

    @Test
    void isTheReferenceImplementationsToTheBit() throws IOException {
        List<OraclePicture> pictures = OraclePicture.all();

        assertTrue(pictures.size() >= 200);
        assertAll(pictures.stream()
                .map(picture -> () -> assertEquals(picture.thumbHash(), hash(picture.pixels()), picture::toString)));
    }

    /** It saves four fifths of the time, and may be used only where nobody can see the difference. */
    @Test
    void roughSumsAreNoFurtherFromTheExactOnesThanIsSaid() throws IOException {
        double furthest = 0;
        for (OraclePicture picture : OraclePicture.all()) {
            CosineSums sums =
                    new CosineSums(picture.pixels().width(), picture.pixels().height());
            double[] channel = HashChannels.of(picture.pixels().argb()).yellowBlue();
            double[] rough = sums.roughly(channel, new Grid(7, 7));
            double[] exact = sums.exactly(channel, new Grid(7, 7));
            for (int k = 0; k < exact.length; k++) {
                furthest = Math.max(furthest, Math.abs(rough[k] - exact[k]));
            }
        }

        assertTrue(furthest > 0 && furthest < CosineSums.ERROR / 100, "furthest: " + furthest);
    }

    @Test
    void ofALargePictureIsThatOfItsAverages() {
        int[] large = new int[800 * 600];
        int[] small = new int[100 * 75];
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 800; x++) {
                boolean odd = (x + y) % 2 == 1;
                int grey = 2 * (x / 8) + (odd ? 1 : -1) * 8 + 10;
                large[y * 800 + x] = 0xff000000 | grey * 0x10101;
                small[y / 8 * 100 + x / 8] = 0xff000000 | (2 * (x / 8) + 10) * 0x10101;
            }
        }

        assertEquals(hash(new SmallPicture(100, 75, small)), hash(SmallPicture.of(800, 600, large)));
    }

    @Test
    void everyShapeFits() {
        for (int side : List.of(1, 99, 100, 101, 250, 7_000)) {
            for (int other : List.of(1, 3, 100, 399)) {
                int[] argb = new int[side * other];
                Arrays.fill(argb, 0x80123456);
                SmallPicture picture = SmallPicture.of(side, other, argb);

                assertTrue(Math.max(picture.width(), picture.height()) <= 100, picture::toString);
                assertTrue(Arrays.stream(picture.argb()).allMatch(pixel -> pixel == 0x80123456), picture::toString);
                assertTrue(ThumbHash.of(picture).length <= 25, picture::toString);
            }
        }
    }

    private static String hash(SmallPicture picture) {
        return Base64.getEncoder().encodeToString(ThumbHash.of(picture));
    }
}
