package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;
import java.util.List;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/**
 * The tables of T.81, K.3. A stream of Motion JPEG leaves its tables out, because they are these for all; frames saved
 * from webcams and AVI files come without them. Most encoders write them, so they are shared by all pictures: making the
 * look-up tables anew takes as long as decoding a small picture.
 */
final class StandardHuffman {

    private static final Shared DC_LUMA = Shared.of(JPEGHuffmanTable.StdDCLuminance);
    private static final Shared DC_CHROMA = Shared.of(JPEGHuffmanTable.StdDCChrominance);
    private static final Shared AC_LUMA = Shared.of(JPEGHuffmanTable.StdACLuminance);
    private static final Shared AC_CHROMA = Shared.of(JPEGHuffmanTable.StdACChrominance);
    private static final List<Shared> ALL = List.of(AC_LUMA, AC_CHROMA, DC_LUMA, DC_CHROMA);

    private StandardHuffman() {}

    /** The DC table for luma with {@code number} 0, for chroma with 1. */
    static HuffmanTable dc(int number) {
        return (number == 0 ? DC_LUMA : DC_CHROMA).table;
    }

    /** The AC table, likewise. */
    static HuffmanTable ac(int number) {
        return (number == 0 ? AC_LUMA : AC_CHROMA).table;
    }

    /** The table that a DHT segment defines, as {@link HuffmanTable} reads it: the shared one if it is a standard table. */
    static HuffmanTable orOwn(byte[] source, int at) {
        for (Shared known : ALL) {
            if (known.isAt(source, at)) {
                return known.table;
            }
        }
        return new HuffmanTable(source, at);
    }

    /** @param definition as a DHT segment has it */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Shared(byte[] definition, HuffmanTable table) {

        static Shared of(JPEGHuffmanTable known) {
            short[] counts = known.getLengths();
            short[] values = known.getValues();
            byte[] definition = new byte[HuffmanTable.LONGEST + values.length];
            for (int i = 0; i < counts.length; i++) {
                definition[i] = (byte) counts[i];
            }
            for (int i = 0; i < values.length; i++) {
                definition[HuffmanTable.LONGEST + i] = (byte) values[i];
            }
            return new Shared(definition, new HuffmanTable(definition, 0));
        }

        boolean isAt(byte[] source, int at) {
            int end = at + definition.length;
            return end <= source.length && Arrays.equals(source, at, end, definition, 0, definition.length);
        }
    }
}
