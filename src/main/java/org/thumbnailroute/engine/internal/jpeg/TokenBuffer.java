package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;

/**
 * The quantised blocks as what the entropy coder is to write, before its codes are known. One token is an int: bits 24
 * and 25 the {@linkplain #LUMA Huffman table}, 16 to 23 the symbol (T.81 annex F.1.2: a run of zeros and the size of the
 * value after it), 0 to 15 the value's own bits. It counts the symbols on the way.
 */
final class TokenBuffer {

    /** The Huffman tables: DC of luma (0), AC of luma (1), DC of chroma (2), AC of chroma (3). */
    static final int LUMA = 0;

    static final int CHROMA = 2;

    /** So many entries has a table of frequencies or codes, with {@value #SYMBOLS} for each Huffman table. */
    static final int INDICES = 1024;

    static final int SYMBOLS = 256;

    private static final int INDEX_SHIFT = 16;
    private static final int SIZE_SHIFT = 16;
    private static final int RUN_SHIFT = 20;
    private static final int TABLE_SHIFT = 24;
    private static final int LONGEST_RUN = 15;
    private static final int LAST = 63;
    private static final int MOST_DC_BITS = 11;
    private static final int MOST_AC_BITS = 10;

    /** No block makes more: one DC, 63 AC; a run of more than 15 zeros takes a token, but spares as many. */
    private static final int MOST_PER_BLOCK = 65;

    private final int[] frequencies = new int[INDICES];
    private int[] tokens;
    private int length;

    TokenBuffer(int expected) {
        tokens = new int[Math.max(MOST_PER_BLOCK, expected)];
    }

    int[] frequencies() {
        return frequencies;
    }

    int length() {
        return length;
    }

    int[] tokens() {
        return tokens;
    }

    void clear() {
        length = 0;
    }

    /** Counts every symbol of baseline JPEG once more (T.81 tables F.1 and F.2), so that each will have a code. */
    void expectAnySymbol() {
        for (int table = LUMA; table <= CHROMA; table += CHROMA) {
            for (int size = 0; size <= MOST_DC_BITS; size++) {
                frequencies[table * SYMBOLS + size]++;
            }
            for (int run = 0; run <= LONGEST_RUN; run++) {
                for (int size = run % LONGEST_RUN == 0 ? 0 : 1; size <= MOST_AC_BITS; size++) {
                    frequencies[(table + 1) * SYMBOLS + (run << 4 | size)]++;
                }
            }
        }
    }

    /**
     * Adds a block.
     *
     * @param difference of its DC from that of the block before
     * @param block in zigzag order
     * @param nonZero bit k says that index k is not zero
     */
    void add(int table, int difference, int[] block, long nonZero) {
        if (length + MOST_PER_BLOCK > tokens.length) {
            tokens = Arrays.copyOf(tokens, 2 * tokens.length);
        }
        put((table << TABLE_SHIFT) | valued(difference));
        int ac = (table + 1) << TABLE_SHIFT;
        int before = 0;
        for (long left = nonZero & ~1L; left != 0; left &= left - 1) {
            int index = Long.numberOfTrailingZeros(left);
            int run = index - before - 1;
            for (; run > LONGEST_RUN; run -= LONGEST_RUN + 1) {
                put(ac | LONGEST_RUN << RUN_SHIFT);
            }
            put(ac | run << RUN_SHIFT | valued(block[index]));
            before = index;
        }
        if (before < LAST) {
            put(ac);
        }
    }

    /** Size and bits of a value: a negative one as its ones' complement (T.81 table F.1). */
    private static int valued(int value) {
        int sign = value >> 31;
        int size = 32 - Integer.numberOfLeadingZeros((value ^ sign) - sign);
        return size << SIZE_SHIFT | ((value + sign) & ((1 << size) - 1));
    }

    private void put(int token) {
        tokens[length++] = token;
        frequencies[token >>> INDEX_SHIFT]++;
    }
}
