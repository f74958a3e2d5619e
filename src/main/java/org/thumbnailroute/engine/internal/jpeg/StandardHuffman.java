package org.thumbnailroute.engine.internal.jpeg;

import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * The tables of T.81, K.3. A stream of Motion JPEG leaves its tables out, because they are these for all; frames saved
 * from webcams and AVI files come without them.
 */
final class StandardHuffman {

    private StandardHuffman() {}

    /** The DC table for luma with {@code number} 0, for chroma with 1. */
    static HuffmanTable dc(int number) {
        return table(number == 0 ? JPEGHuffmanTable.StdDCLuminance : JPEGHuffmanTable.StdDCChrominance);
    }

    /** The AC table, likewise. */
    static HuffmanTable ac(int number) {
        return table(number == 0 ? JPEGHuffmanTable.StdACLuminance : JPEGHuffmanTable.StdACChrominance);
    }

    private static HuffmanTable table(JPEGHuffmanTable known) {
        short[] counts = known.getLengths();
        short[] values = known.getValues();
        byte[] definition = new byte[HuffmanTable.LONGEST + values.length];
        for (int i = 0; i < counts.length; i++) {
            definition[i] = (byte) counts[i];
        }
        for (int i = 0; i < values.length; i++) {
            definition[HuffmanTable.LONGEST + i] = (byte) values[i];
        }
        return new HuffmanTable(definition, 0);
    }
}
