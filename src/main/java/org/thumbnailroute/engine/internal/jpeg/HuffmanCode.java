package org.thumbnailroute.engine.internal.jpeg;

/**
 * A Huffman code as a DHT segment describes it (T.81 annex C): how many codes there are of each length, and the symbols
 * in the order of their codes.
 */
final class HuffmanCode {

    static final int LONGEST = 16;

    private final byte[] counts;
    private final byte[] symbols;

    /**
     * @param counts of codes of length 1 to 16, at index 0 to 15
     * @param symbols the shortest code's first
     */
    HuffmanCode(byte[] counts, byte[] symbols) {
        this.counts = counts;
        this.symbols = symbols;
    }

    byte[] counts() {
        return counts;
    }

    byte[] symbols() {
        return symbols;
    }

    /** Writes the code of each symbol as length × 65536 + code to {@code codes[from + symbol]}. */
    void putCodes(int[] codes, int from) {
        int code = 0;
        int next = 0;
        for (int length = 1; length <= LONGEST; length++) {
            for (int i = counts[length - 1] & 0xFF; i > 0; i--) {
                codes[from + (symbols[next++] & 0xFF)] = (length << 16) | code++;
            }
            code <<= 1;
        }
    }
}
