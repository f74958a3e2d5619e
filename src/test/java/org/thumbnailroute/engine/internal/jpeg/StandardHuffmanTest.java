package org.thumbnailroute.engine.internal.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import org.junit.jupiter.api.Test;

class StandardHuffmanTest {

    private static final int AT = 3;

    private final byte[] segment = segment(JPEGHuffmanTable.StdACLuminance);

    @Test
    void picturesWithTheStandardTablesShareThem() {
        HuffmanTable one = StandardHuffman.orOwn(segment, AT);

        assertSame(one, StandardHuffman.orOwn(segment.clone(), AT));
        assertSame(one, StandardHuffman.ac(0));
        assertSame(one.skips(), StandardHuffman.ac(0).skips());
        assertSame(StandardHuffman.dc(1), StandardHuffman.orOwn(segment(JPEGHuffmanTable.StdDCChrominance), AT));
    }

    @Test
    void aTableThatDiffersInOneValueIsThePicturesOwn() {
        segment[segment.length - 1] ^= 1;
        HuffmanTable own = StandardHuffman.orOwn(segment, AT);

        assertNotSame(StandardHuffman.ac(0), own);
        int longest = 0xfffe; // the last code of 16 bits
        assertEquals(StandardHuffman.ac(0).decode(longest) ^ 1, own.decode(longest));
    }

    @Test
    void aTableThatEndsTheFileIsRead() {
        int values = 3;
        byte[] shortest = Arrays.copyOf(new byte[] {0, 0, 0, 0, 3}, AT + HuffmanTable.LONGEST + values);

        assertEquals(2 << 8, StandardHuffman.orOwn(shortest, AT).decode(0));
    }

    /** A DHT segment with the table at {@link #AT}. */
    private static byte[] segment(JPEGHuffmanTable table) {
        byte[] segment = new byte[AT + HuffmanTable.LONGEST + table.getValues().length];
        for (int i = 0; i < HuffmanTable.LONGEST; i++) {
            segment[AT + i] = (byte) table.getLengths()[i];
        }
        for (int i = 0; i < table.getValues().length; i++) {
            segment[AT + HuffmanTable.LONGEST + i] = (byte) table.getValues()[i];
        }
        return segment;
    }
}
