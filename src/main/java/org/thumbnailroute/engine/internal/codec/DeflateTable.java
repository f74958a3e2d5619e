package org.thumbnailroute.engine.internal.codec;

import java.util.Arrays;

/**
 * A table that turns the next bits of deflated data into a symbol, after RFC 1951, section 3.2.2. The first {@code bits}
 * bits index the table itself; longer codes, which are rare, go on in a small table behind it.
 *
 * <p>An entry is an int whose lowest six bits say how many bits it consumes, which is where a shift looks for its count.
 * <ul>
 *   <li>Literals are not negative: bits 8 to 23 hold one or two bytes, the bits above say how many.
 *   <li>A length or distance is negative, with bit 30 clear: its extra bits are part of the consumed ones, bits 8 to 11
 *       say how many consumed bits come before them and bits 14 to 28 hold the smallest value.
 *   <li>Everything else is negative, with bit 30 set: {@link #END}, a link to a second table, or no code at all.
 * </ul>
 */
final class DeflateTable {

    static final int NEGATIVE = 0x8000_0000;
    static final int SPECIAL = 0x4000_0000;
    static final int LINK = 0x2000_0000;
    /** The end of a block. */
    static final int END = NEGATIVE | SPECIAL | 0x1000_0000;
    /** Bits that no code begins with. */
    static final int INVALID = NEGATIVE | SPECIAL;
    /** One literal. */
    static final int ONE = 1 << 24;

    private static final int MAX_LENGTH = 15;

    final int[] entries;
    private final int bits;
    private final int linkedBits;

    /**
     * An empty table.
     *
     * @param bits that index the table
     * @param longest the most bits that a code may have
     * @param symbols the most that there may be
     */
    DeflateTable(int bits, int longest, int symbols) {
        this.bits = bits;
        this.linkedBits = Math.max(0, longest - bits);
        // a complete code has at least two symbols in each second table
        this.entries = new int[(1 << bits) + (linkedBits == 0 ? 0 : (symbols / 2) << linkedBits)];
    }

    /** A literal's entry, but for the consumed bits. */
    static int literal(int value) {
        return ONE | value << 8;
    }

    /** The entry of a length or distance, but for the bits of its code. */
    static int range(int smallest, int extraBits) {
        return NEGATIVE | smallest << 14 | extraBits;
    }

    /** The entry that a link and the bits behind it lead to. */
    int follow(int link, long next) {
        return entries[(link >>> 8 & 0xffff) + ((int) (next >>> bits) & (1 << linkedBits) - 1)];
    }

    /**
     * Fills the table.
     *
     * @param lengths bits of each symbol's code, 0 for none
     * @param symbols the entry of each symbol, but for the bits of its code
     * @return whether the lengths make a complete code, or one of a single symbol, as deflaters write it where only one
     *     distance occurs
     */
    boolean build(byte[] lengths, int from, int count, int[] symbols) {
        int[] ofLength = new int[MAX_LENGTH + 1];
        for (int i = 0; i < count; i++) {
            ofLength[lengths[from + i]]++;
        }
        int used = count - ofLength[0];
        ofLength[0] = 0;
        int[] next = new int[MAX_LENGTH + 1];
        int left = 1;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            next[length] = (next[length - 1] + ofLength[length - 1]) << 1;
            left = (left << 1) - ofLength[length];
            if (left < 0) {
                return false;
            }
        }
        if (left > 0 && used > 1) {
            return false;
        }
        Arrays.fill(entries, 0, 1 << bits, INVALID);
        int free = 1 << bits;
        for (int i = 0; i < count; i++) {
            int length = lengths[from + i];
            if (length == 0) {
                continue;
            }
            int reversed = Integer.reverse(next[length]++) >>> (32 - length);
            int entry = symbols[i] + length + (symbols[i] < 0 ? length << 8 : 0);
            if (length <= bits) {
                fill(entry, reversed, 1 << length, 0, 1 << bits);
                continue;
            }
            int first = reversed & (1 << bits) - 1;
            if (entries[first] == INVALID) {
                entries[first] = INVALID | LINK | free << 8;
                Arrays.fill(entries, free, free + (1 << linkedBits), INVALID);
                free += 1 << linkedBits;
            }
            int base = entries[first] >>> 8 & 0xffff;
            fill(entry, reversed >>> bits, 1 << (length - bits), base, 1 << linkedBits);
        }
        return true;
    }

    private void fill(int entry, int from, int step, int base, int size) {
        for (int i = from; i < size; i += step) {
            entries[base + i] = entry;
        }
    }

    /** Joins each literal with the one behind it, where the bits that index the table hold both. */
    void pairLiterals() {
        // what follows a code has a smaller index, so going down finds it not yet joined
        for (int i = (1 << bits) - 1; i >= 0; i--) {
            int first = entries[i];
            if (first < 0) {
                continue;
            }
            int length = first & 63;
            int second = entries[i >>> length];
            if (second >= 0 && length + (second & 63) <= bits) {
                entries[i] = 2 * ONE | (second & 0xff00) << 8 | (first & 0xff00) | length + (second & 63);
            }
        }
    }
}
