package org.thumbnailroute.engine.gif;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Undoes GIF's LZW (T. Welch, "A Technique for High-Performance Data Compression", Computer 17, 1984).
 *
 * <p>The dictionary keeps strings in pieces of eight bytes: an entry has its string's last piece, not necessarily full,
 * and a link to the entry that ends where that piece begins. So most codes cost one write of a long, not one step for
 * each pixel.
 */
final class LzwReader {

    /** Codes have at most 12 bits. */
    static final int MAX_CODES = 4096;

    /** A write may run over its end by so much: the longest string, and the rest of its last piece. */
    static final int OVERRUN = MAX_CODES + 8;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_BITS = 12;
    private static final int NONE = -1;

    private final byte[] file;
    private final int clear;
    /** The last piece of each string, its first byte lowest. */
    private final long[] piece = new long[MAX_CODES];
    /** The code of the string without that piece. */
    private final short[] link = new short[MAX_CODES];

    private final short[] length = new short[MAX_CODES];
    private final byte[] first = new byte[MAX_CODES];
    private final int codeSize;

    /** Bits that were taken from the file and not yet used, the next one lowest. */
    private long bits;

    private int bitCount;
    private int place;
    private int blockEnd;
    private int next;
    private int width;
    private int previous = NONE;
    private boolean ended;

    /**
     * A reader of one frame's data.
     *
     * @param place of the first sub-block's length in {@code file}
     */
    LzwReader(byte[] file, int place, int codeSize) {
        this.file = file;
        this.place = place;
        this.blockEnd = place;
        this.codeSize = codeSize;
        this.clear = 1 << codeSize;
        for (int i = 0; i < clear; i++) {
            piece[i] = i;
            length[i] = 1;
            first[i] = (byte) i;
        }
        clear();
    }

    private void clear() {
        next = clear + 2;
        width = codeSize + 1;
        previous = NONE;
    }

    /**
     * Writes pixels from {@code at} until there are enough or no more.
     *
     * @param enough the place in {@code out} to reach; {@link #OVERRUN} bytes behind it may be written too
     * @return the place behind the last pixel: less than {@code enough} if the data end or break
     */
    int read(byte[] out, int at, int enough) {
        int place = at;
        while (place < enough && !ended) {
            int code = code();
            if (code < 0 || code == clear + 1) {
                ended = true;
            } else if (code == clear) {
                clear();
            } else if (code > next || (code == next && previous == NONE) || (code >= clear && previous == NONE)) {
                ended = true;
            } else {
                if (previous != NONE && next < MAX_CODES) {
                    add(code == next ? first[previous] : first[code]);
                } else if (code >= next) {
                    ended = true;
                    return place;
                }
                previous = code;
                place = write(code, out, place);
            }
        }
        return place;
    }

    /** The next string is the previous one and one pixel more. */
    private void add(byte pixel) {
        int n = length[previous];
        int used = n & 7;
        piece[next] = used == 0 ? pixel & 0xffL : piece[previous] | (pixel & 0xffL) << (8 * used);
        link[next] = used == 0 ? (short) previous : link[previous];
        length[next] = (short) (n + 1);
        first[next] = first[previous];
        next++;
        if (next == 1 << width && width < MAX_BITS) {
            width++;
        }
    }

    private int write(int code, byte[] out, int at) {
        int n = length[code];
        int from = (n - 1) & ~7;
        LONG.set(out, at + from, piece[code]);
        int rest = code;
        while (from > 0) {
            rest = link[rest];
            from -= 8;
            LONG.set(out, at + from, piece[rest]);
        }
        return at + n;
    }

    /** The next code, or -1 at the end of the data. */
    private int code() {
        if (bitCount < width && !refill()) {
            return -1;
        }
        int code = (int) bits & ((1 << width) - 1);
        bits >>>= width;
        bitCount -= width;
        return code;
    }

    private boolean refill() {
        if (blockEnd - place >= 8) {
            bits |= (long) LONG.get(file, place) << bitCount;
            int bytes = (63 - bitCount) >> 3;
            place += bytes;
            bitCount += bytes * 8;
            // the read may have brought bits of one byte more, which will be read again
            bits &= (1L << bitCount) - 1;
            return true;
        }
        while (bitCount < width) {
            if (place == blockEnd && !nextBlock()) {
                return false;
            }
            bits |= (file[place++] & 0xffL) << bitCount;
            bitCount += 8;
        }
        return true;
    }

    private boolean nextBlock() {
        if (place >= file.length || file[place] == 0) {
            return false;
        }
        int bytes = file[place++] & 0xff;
        blockEnd = Math.min(file.length, place + bytes);
        return place < blockEnd;
    }
}
