package org.thumbnailroute.engine.internal.gif;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.thumbnailroute.engine.internal.codec.LowBitLzw;
import org.thumbnailroute.engine.internal.codec.LzwStrings;

/** GIF's LZW, in sub-blocks. The counterpart of {@link LowBitLzw}. */
final class LzwWriter {

    private static final int MAX_CODES = LzwStrings.MAX_CODES;
    /** Four times the codes, so that a search in the table is short. */
    private static final int SLOTS = 1 << 14;

    private static final int FREE = -1;

    private final ByteArrayOutputStream out;
    private final int codeSize;
    private final int clear;
    /** String and pixel that follows it, as {@code code << 8 | pixel}. */
    private final int[] keys = new int[SLOTS];

    private final short[] codes = new short[SLOTS];
    private final byte[] block = new byte[255];
    private int blockBytes;
    private int next;
    private int width;
    private int bits;
    private int bitCount;

    /**
     * A writer.
     *
     * @param codeSize bits of a pixel, 2 to 8
     */
    LzwWriter(ByteArrayOutputStream out, int codeSize) {
        this.out = out;
        this.codeSize = codeSize;
        this.clear = 1 << codeSize;
    }

    /** Writes the code size, all pixels and the end. */
    void write(byte[] pixels) {
        out.write(codeSize);
        width = codeSize + 1;
        clear();
        int code = pixels[0] & 0xff;
        for (int i = 1; i < pixels.length; i++) {
            int pixel = pixels[i] & 0xff;
            int key = code << 8 | pixel;
            int slot = slot(key);
            if (keys[slot] == key) {
                code = codes[slot];
            } else {
                put(code);
                add(slot, key);
                code = pixel;
            }
        }
        put(code);
        grow();
        put(clear + 1);
        flush();
    }

    private int slot(int key) {
        int slot = (key * 0x9e3779b1) >>> 18;
        while (keys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    private void add(int slot, int key) {
        if (next == MAX_CODES) {
            clear();
            return;
        }
        grow();
        keys[slot] = key;
        codes[slot] = (short) next;
        next++;
    }

    /** The reader is one string behind: its codes grow when the string after the widest one is added. */
    private void grow() {
        if (next == 1 << width && width < 12) {
            width++;
        }
    }

    private void clear() {
        put(clear);
        Arrays.fill(keys, FREE);
        next = clear + 2;
        width = codeSize + 1;
    }

    private void put(int code) {
        bits |= code << bitCount;
        bitCount += width;
        while (bitCount >= 8) {
            put((byte) bits);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    private void put(byte full) {
        block[blockBytes++] = full;
        if (blockBytes == block.length) {
            endBlock();
        }
    }

    private void endBlock() {
        out.write(blockBytes);
        out.write(block, 0, blockBytes);
        blockBytes = 0;
    }

    private void flush() {
        if (bitCount > 0) {
            put((byte) bits);
        }
        if (blockBytes > 0) {
            endBlock();
        }
        out.write(0);
    }
}
