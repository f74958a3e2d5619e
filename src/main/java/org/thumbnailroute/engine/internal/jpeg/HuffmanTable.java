package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.engine.ImageRejectedException;

/**
 * A Huffman table (T.81, annex C and F.2.2.3) as look-up tables by the next {@value #BITS} bits. Which kind of look-up is
 * wanted depends on what becomes of the symbol, so each is made when it is first asked for. Threads may share a table.
 */
final class HuffmanTable {

    /** Bits that the tables are indexed with: 16 KB for one table, so that those of a picture stay in the first cache. */
    static final int BITS = 13;

    /** What a 64-bit buffer is shifted by to get an index. */
    static final int SHIFT = 64 - BITS;

    /** The same for {@link #differences}, where codes are shorter. */
    static final int DC_SHIFT = 64 - 11;

    /** Entry of {@link #skips}: these bits end a block. Above any sum of coefficient indexes. */
    static final int SKIP_END = 256;

    /** Entry of {@link #skips} and of {@link #symbols}: no symbol ends within these bits. */
    static final int SKIP_LONG = 512;

    static final int SYMBOL_END = 1 << 14;
    static final int SYMBOL_LONG = 1 << 15;

    /** Bits of the longest code, and bytes before the values where a table is defined. */
    static final int LONGEST = 16;

    private static final int SIZE = 1 << BITS;

    private final byte[] values;
    /** The smallest code that is longer than i bits, left-aligned in 16 bits. */
    private final int[] limits = new int[LONGEST + 1];
    /** What to add to a code of i bits to get the index of its value. */
    private final int[] offsets = new int[LONGEST + 1];
    /** Length and value of the code that the index begins with, length × 256 + value; 0 if it is longer. */
    private volatile char @Nullable [] codes;

    private volatile char @Nullable [] differences;
    private volatile char @Nullable [] skips;
    private volatile char @Nullable [] symbols;

    /**
     * A table as DHT describes it.
     *
     * @param source holds the 16 counts at {@code at}, and the values after them
     * @throws ImageRejectedException if the codes do not fit into their lengths
     */
    HuffmanTable(byte[] source, int at) {
        int code = 0;
        int index = 0;
        this.values = Arrays.copyOfRange(source, at + LONGEST, at + LONGEST + valueCount(source, at));
        for (int length = 1; length <= LONGEST; length++) {
            int count = source[at + length - 1] & 0xff;
            offsets[length] = index - code;
            code += count;
            index += count;
            if (code > 1 << length) {
                throw ImageRejectedException.corrupt("JPEG: a Huffman table has more codes than fit");
            }
            limits[length] = code << (LONGEST - length);
            code <<= 1;
        }
    }

    static int valueCount(byte[] source, int at) {
        int count = 0;
        for (int i = 0; i < LONGEST; i++) {
            count += source[at + i] & 0xff;
        }
        return count;
    }

    /**
     * Decodes one symbol without the look-up tables.
     *
     * @param sixteen the next 16 bits
     * @return length × 256 + value, or −1 if no code begins with these bits
     */
    int decode(int sixteen) {
        for (int length = 1; length <= LONGEST; length++) {
            if (sixteen < limits[length]) {
                int index = (sixteen >>> (LONGEST - length)) + offsets[length];
                return (length << 8) | (values[index] & 0xff);
            }
        }
        return -1;
    }

    /** Length × 256 + value of the code that the next bits begin with, 0 if it is longer. */
    char[] codes() {
        char[] table = codes;
        if (table == null) {
            table = new char[SIZE];
            for (int length = 1, from = 0; length <= BITS; length++) {
                int span = 1 << (BITS - length);
                int to = limits[length] >>> (LONGEST - BITS);
                for (; from < to; from += span) {
                    int index = (from >>> (BITS - length)) + offsets[length];
                    Arrays.fill(table, from, from + span, (char) ((length << 8) | (values[index] & 0xff)));
                }
            }
            codes = table;
        }
        return table;
    }

    /** For DC differences. An entry holds the bits that one takes (6 bits) and those of them that are its value; or 0. */
    char[] differences() {
        char[] table = differences;
        if (table == null) {
            char[] codes = codes();
            table = new char[1 << (64 - DC_SHIFT)];
            for (int i = 0; i < table.length; i++) {
                int code = codes[i << (DC_SHIFT - SHIFT)];
                int length = code >>> 8;
                int size = code & 0xff;
                boolean whole = length > 0 && length <= 64 - DC_SHIFT && size <= 15;
                table[i] = (char) (whole ? (size << 6) | (length + size) : 0);
            }
            differences = table;
        }
        return table;
    }

    /**
     * For AC coefficients that nobody needs: how far whole symbols, several of them if they fit, lead. An entry holds in
     * 6 bits how many bits they take, their values' bits included, and above them the number of coefficients that they
     * pass, plus {@link #SKIP_END} if the last of them is the end of the block.
     */
    char[] skips() {
        char[] table = skips;
        if (table == null) {
            char[] codes = codes();
            table = new char[SIZE];
            for (int i = 0; i < SIZE; i++) {
                table[i] = skip(codes, i);
            }
            skips = table;
        }
        return table;
    }

    private static char skip(char[] codes, int bits) {
        int taken = 0;
        int passed = 0;
        while (taken < BITS && passed < 63) {
            int code = codes[(bits << taken) & (SIZE - 1)];
            int length = code >>> 8;
            if (length == 0 || taken + length > BITS) {
                break;
            }
            int run = (code >>> 4) & 15;
            int size = code & 15;
            if (size == 0 && run == 0) {
                return (char) (((passed + SKIP_END) << 6) | (taken + length));
            }
            if (size == 0 && run != 15) {
                break; // no symbol of a sequential scan: left to the long way, which rejects it
            }
            taken += length + size;
            passed += run + 1;
        }
        return (char) (taken == 0 ? SKIP_LONG << 6 : (passed << 6) | taken);
    }

    /**
     * For AC coefficients that are needed: one symbol. An entry holds the bits that it takes with its value's (6 bits),
     * the value's bits (4) and the run of zeros before it (4), {@link #SYMBOL_END} or {@link #SYMBOL_LONG}.
     */
    char[] symbols() {
        char[] table = symbols;
        if (table == null) {
            char[] codes = codes();
            table = new char[SIZE];
            for (int i = 0; i < SIZE; i++) {
                table[i] = symbol(codes[i]);
            }
            symbols = table;
        }
        return table;
    }

    /** An entry of {@link #symbols} from one of {@link #codes}. */
    static char symbol(int code) {
        int length = code >>> 8;
        int run = (code >>> 4) & 15;
        int size = code & 15;
        if (length == 0 || (size == 0 && run != 0 && run != 15)) {
            return SYMBOL_LONG;
        }
        if (size == 0 && run == 0) {
            return (char) (SYMBOL_END | length);
        }
        return (char) ((run << 10) | (size << 6) | (length + size));
    }
}
