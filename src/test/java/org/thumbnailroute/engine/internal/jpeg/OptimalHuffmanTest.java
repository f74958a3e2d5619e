package org.thumbnailroute.engine.internal.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OptimalHuffmanTest {

    private final int[] frequencies = new int[256];

    @Test
    void givesFrequentSymbolsTheShorterCodes() {
        frequencies[7] = 1;
        frequencies[8] = 90;
        frequencies[9] = 10;

        HuffmanCode code = OptimalHuffman.of(frequencies, 0);

        assertEquals(1, length(code, 8));
        assertEquals(2, length(code, 9));
        assertEquals(3, length(code, 7));
        assertEquals(3, code.symbols().length);
    }

    @Test
    void givesTheOnlySymbolACode() {
        frequencies[0] = 1000;

        assertEquals(1, length(OptimalHuffman.of(frequencies, 0), 0));
    }

    @Test
    void keepsToSixteenBitsAndOffTheCodeOfOnesOnly() {
        frequencies[0] = 1;
        frequencies[1] = 1;
        for (int symbol = 2; symbol < 40; symbol++) {
            frequencies[symbol] = frequencies[symbol - 1] + frequencies[symbol - 2]; // makes a tree as deep as can be
        }

        HuffmanCode code = OptimalHuffman.of(frequencies, 0);

        assertEquals(40, code.symbols().length);
        int used = 0;
        for (int length = 1; length <= 16; length++) {
            used += code.counts()[length - 1] << (16 - length);
        }
        assertTrue(used < 1 << 16, "a code must be left over, but of 65536 are used " + used);
        assertTrue(used > (1 << 16) - 16, "no more than needed is left over, of 65536 are used " + used);
        assertTrue(length(code, 39) <= 2);
    }

    private static int length(HuffmanCode code, int symbol) {
        int[] codes = new int[256];
        code.putCodes(codes, 0);
        return codes[symbol] >>> 16;
    }
}
