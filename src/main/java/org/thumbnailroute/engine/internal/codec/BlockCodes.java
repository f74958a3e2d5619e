package org.thumbnailroute.engine.internal.codec;

import java.util.Arrays;

/** The two codes of a deflated block, after RFC 1951, sections 3.2.5 to 3.2.7. */
final class BlockCodes {

    /** Memory that the tables take, in bytes; an upper bound. */
    static final int BYTES = 32768;

    /** Bits that the table of the literals is indexed with. */
    static final int LITERAL_BITS = 11;

    /** The same for the distances. */
    static final int DISTANCE_BITS = 9;

    private static final int LITERALS = 288;
    private static final int DISTANCES = 32;
    private static final int LONGEST = 15;
    private static final int END = 256;

    /** In which order the lengths of the lengths' code come. */
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private static final int LENGTHS_BITS = 7;

    private static final int[] LITERAL_SYMBOLS = literalSymbols();
    private static final int[] DISTANCE_SYMBOLS = distanceSymbols();

    final DeflateTable literals = new DeflateTable(LITERAL_BITS, LONGEST, LITERALS);
    final DeflateTable distances = new DeflateTable(DISTANCE_BITS, LONGEST, DISTANCES);
    private final DeflateTable lengthsCode = new DeflateTable(LENGTHS_BITS, LENGTHS_BITS, ORDER.length);
    private final byte[] lengths = new byte[LITERALS + DISTANCES];

    private boolean isFixed;

    private BlockCodes() {}

    /** Codes of nothing yet. */
    static BlockCodes none() {
        return new BlockCodes();
    }

    private static int[] literalSymbols() {
        int[] symbols = new int[LITERALS];
        for (int i = 0; i < END; i++) {
            symbols[i] = DeflateTable.literal(i);
        }
        symbols[END] = DeflateTable.END;
        int smallest = 3;
        for (int i = 0; i < 28; i++) {
            int extra = Math.max(0, i / 4 - 1);
            symbols[END + 1 + i] = DeflateTable.range(smallest, extra);
            smallest += 1 << extra;
        }
        symbols[285] = DeflateTable.range(258, 0);
        symbols[286] = DeflateTable.INVALID;
        symbols[287] = DeflateTable.INVALID;
        return symbols;
    }

    private static int[] distanceSymbols() {
        int[] symbols = new int[DISTANCES];
        int smallest = 1;
        for (int i = 0; i < 30; i++) {
            int extra = Math.max(0, i / 2 - 1);
            symbols[i] = DeflateTable.range(smallest, extra);
            smallest += 1 << extra;
        }
        symbols[30] = DeflateTable.INVALID;
        symbols[31] = DeflateTable.INVALID;
        return symbols;
    }

    /** Takes the codes that need no description. */
    void fixed() {
        if (isFixed) {
            // a hostile file is a million empty blocks
            return;
        }
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, LITERALS, (byte) 8);
        Arrays.fill(lengths, LITERALS, lengths.length, (byte) 5);
        build(LITERALS, DISTANCES);
        isFixed = true;
    }

    /** Reads the codes at the begin of a block; false if they are broken. */
    boolean read(DeflatedBits in) {
        isFixed = false;
        int literalCount = 257 + in.take(5);
        int distanceCount = 1 + in.take(5);
        int count = 4 + in.take(4);
        Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
        for (int i = 0; i < count; i++) {
            lengths[ORDER[i]] = (byte) in.take(3);
        }
        return lengthsCode.build(lengths, 0, ORDER.length, LITERAL_SYMBOLS)
                && readLengths(in, literalCount + distanceCount)
                && build(literalCount, distanceCount);
    }

    private boolean readLengths(DeflatedBits in, int count) {
        int i = 0;
        while (i < count) {
            int entry = lengthsCode.entries[in.peek() & (1 << LENGTHS_BITS) - 1];
            if (entry < 0) {
                return false;
            }
            in.skip(entry & 63);
            int symbol = entry >>> 8 & 0xff;
            if (symbol < 16) {
                lengths[i++] = (byte) symbol;
                continue;
            }
            int times = symbol == 16 ? 3 + in.take(2) : symbol == 17 ? 3 + in.take(3) : 11 + in.take(7);
            if (i + times > count || (symbol == 16 && i == 0)) {
                return false;
            }
            Arrays.fill(lengths, i, i + times, symbol == 16 ? lengths[i - 1] : 0);
            i += times;
        }
        return true;
    }

    private boolean build(int literalCount, int distanceCount) {
        boolean built = literals.build(lengths, 0, literalCount, LITERAL_SYMBOLS)
                && distances.build(lengths, literalCount, distanceCount, DISTANCE_SYMBOLS);
        literals.pairLiterals();
        return built;
    }
}
