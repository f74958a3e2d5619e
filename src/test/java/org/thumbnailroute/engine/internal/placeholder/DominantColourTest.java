package org.thumbnailroute.engine.internal.placeholder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DominantColourTest {

    private static final int WHITE = 0xffffff;

    /** Where two bins are equally full, sharp takes another one. */
    @Test
    void isInTheBinThatSharpFindsFullest() throws IOException {
        List<OraclePicture> pictures = OraclePicture.all().stream()
                .filter(picture -> !picture.dominant().equals("-")
                        && hasOneFullestBin(picture.pixels().argb()))
                .toList();

        assertTrue(pictures.size() > 90, () -> "only " + pictures.size());
        for (OraclePicture picture : pictures) {
            int colour = DominantColour.of(picture.pixels(), WHITE);
            assertEquals(picture.dominant(), middleOfBin(colour), picture::toString);
        }
    }

    /** Sharp's bins are 257/16 wide. */
    private static String middleOfBin(int colour) {
        int middle = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int bin = ((colour >> shift) & 255) * 16 / 257;
            middle |= (16 * bin + 8) << shift;
        }
        return "#%06x".formatted(middle);
    }

    private static boolean hasOneFullestBin(int[] argb) {
        Map<String, Integer> counts = new HashMap<>();
        for (int pixel : argb) {
            counts.merge(middleOfBin(pixel), 1, Integer::sum);
        }
        int most = counts.values().stream().max(Integer::compare).orElseThrow();
        return counts.values().stream().filter(count -> count == most).count() == 1;
    }

    @Test
    void isTheColourItselfAndNotTheMiddleOfABin() {
        assertEquals(WHITE, dominant(0, opaque(0xffffff, 0xffffff, 0x102030)));
        assertEquals(0, dominant(WHITE, opaque(0, 0, 0xffffff)));
    }

    @Test
    void isTheAverageOfTheColoursThatAreLikeEachOther() {
        assertEquals(0xf3f5f7, dominant(WHITE, opaque(0xf2f2f2, 0xf4f8fc, 0x000000)));
    }

    @Test
    void leavesOutWhatIsTransparent() {
        assertEquals(0x203040, dominant(WHITE, 0x00ff0000, 0x00ff0000, 0xff203040));
        assertEquals(0x203040, dominant(WHITE, 0x40ff0000, 0x40ff0000, 0xff203040));
        assertEquals(0xff0000, dominant(WHITE, 0x90ff0000, 0x90ff0000, 0xff203040));
    }

    @Test
    void isTheBackgroundOfAPictureOfWhichNothingCanBeSeen() {
        assertEquals(0xabcdef, dominant(0xabcdef, 0x00ff0000, 0));
    }

    private static int dominant(int background, int... argb) {
        return DominantColour.of(new SmallPicture(argb.length, 1, argb), background);
    }

    private static int[] opaque(int... colours) {
        return Arrays.stream(colours).map(colour -> 0xff000000 | colour).toArray();
    }
}
