package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;

/**
 * The shortest Huffman code for given frequencies, no code longer than 16 bits and none of 1-bits only (T.81 annex K.2).
 * Symbols that do not occur get no code: for a small thumbnail most of the gain is in the shorter DHT segment.
 */
final class OptimalHuffman {

    private static final int SYMBOLS = 256;
    private static final int SYMBOL_BITS = 8;

    private OptimalHuffman() {}

    /** The code for the symbols whose frequencies are at {@code from} to {@code from + 255}; at least one is not zero. */
    static HuffmanCode of(int[] frequencies, int from) {
        long[] leaves = leaves(frequencies, from);
        int[] lengths = limit(lengthCounts(leaves));
        byte[] counts = new byte[HuffmanCode.LONGEST];
        for (int length = 1; length <= HuffmanCode.LONGEST; length++) {
            counts[length - 1] = (byte) lengths[length];
        }
        byte[] symbols = new byte[leaves.length - 1];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = (byte) leaves[leaves.length - 1 - i];
        }
        return new HuffmanCode(counts, symbols);
    }

    /**
     * Frequency and symbol of each leaf, the rarest first. The very first is no symbol: it takes the place of the code of
     * 1-bits only, which T.81 forbids because padding looks like it.
     */
    private static long[] leaves(int[] frequencies, int from) {
        long[] leaves = new long[SYMBOLS + 1];
        int count = 1;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            int frequency = frequencies[from + symbol];
            if (frequency > 0) {
                leaves[count++] = ((long) frequency << SYMBOL_BITS) | symbol;
            }
        }
        long[] used = Arrays.copyOf(leaves, count);
        Arrays.sort(used);
        return used;
    }

    /** How many leaves of the Huffman tree lie at each depth. */
    private static int[] lengthCounts(long[] leaves) {
        int inner = leaves.length - 1;
        long[] weights = new long[inner];
        int[] parents = new int[leaves.length + inner];
        int leaf = 0;
        int node = 0;
        // leaves come sorted and inner nodes are made in rising order, so the two lightest are at one of two heads
        for (int made = 0; made < inner; made++) {
            for (int child = 0; child < 2; child++) {
                boolean takesLeaf =
                        leaf < leaves.length && (node == made || leaves[leaf] >> SYMBOL_BITS <= weights[node]);
                weights[made] += takesLeaf ? leaves[leaf] >> SYMBOL_BITS : weights[node];
                parents[takesLeaf ? leaf++ : leaves.length + node++] = leaves.length + made;
            }
        }
        int[] depths = new int[parents.length];
        int[] counts = new int[parents.length + HuffmanCode.LONGEST + 1];
        for (int i = parents.length - 2; i >= 0; i--) {
            depths[i] = depths[parents[i]] + 1;
            if (i < leaves.length) {
                counts[depths[i]]++;
            }
        }
        return counts;
    }

    /** Moves leaves up until none lies deeper than 16 (T.81 figure K.3), then takes away the leaf that is no symbol. */
    private static int[] limit(int[] counts) {
        for (int length = counts.length - 1; length > HuffmanCode.LONGEST; length--) {
            while (counts[length] > 0) {
                int shorter = length - 2;
                while (counts[shorter] == 0) {
                    shorter--;
                }
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
        int longest = HuffmanCode.LONGEST;
        while (counts[longest] == 0) {
            longest--;
        }
        counts[longest]--;
        return counts;
    }
}
