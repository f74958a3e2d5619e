package org.thumbnailroute.engine.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** LZW with the lowest bit first: that of GIF, which comes in sub-blocks, and that of TIFF before its version 5. */
public final class LowBitLzw implements LzwCodes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAX_CODES = LzwStrings.MAX_CODES;
    private static final int MAX_BITS = 12;

    private final byte[] file;
    private final int clear;
    private final LzwStrings strings;
    private final int codeSize;
    private final boolean inBlocks;

    /** Bits that were taken from the file and not yet used, the next one lowest. */
    private long bits;

    private int bitCount;
    private int place;
    private int blockEnd;
    private int next;
    private int width;
    private int previous;
    private boolean ended;

    /**
     * A reader of data without sub-blocks.
     *
     * @param codeSize bits of the bytes that stand for themselves, 2 to 8
     */
    public LowBitLzw(byte[] file, int codeSize) {
        this(file, codeSize, false);
    }

    private LowBitLzw(byte[] file, int codeSize, boolean inBlocks) {
        this.file = file;
        this.inBlocks = inBlocks;
        this.codeSize = codeSize;
        this.clear = 1 << codeSize;
        this.strings = new LzwStrings(clear);
        clear();
    }

    /**
     * A reader of GIF's data.
     *
     * @param place of the first sub-block's length in {@code file}
     */
    public static LowBitLzw inSubBlocks(byte[] file, int place, int codeSize) {
        LowBitLzw codes = new LowBitLzw(file, codeSize, true);
        codes.open(place, place);
        return codes;
    }

    @Override
    public void open(int from, int to) {
        place = from;
        blockEnd = to;
        bits = 0;
        bitCount = 0;
        ended = false;
        clear();
    }

    @Override
    public int place() {
        return place;
    }

    private void clear() {
        // not yet the first code to be defined: there is no string before to make one of
        next = clear + 1;
        width = codeSize + 1;
        previous = 0;
    }

    @Override
    public int read(byte[] out, int at, int enough) {
        int place = at;
        while (place < enough && !ended) {
            int code = code();
            if (code < 0 || code == clear + 1) {
                ended = true;
            } else if (code == clear) {
                clear();
            } else if (code > next) {
                ended = true;
            } else {
                place = strings.write(next, previous, code, out, place);
                previous = code;
                if (next < MAX_CODES) {
                    next++;
                    if (next == 1 << width && width < MAX_BITS) {
                        width++;
                    }
                }
            }
        }
        return place;
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
        if (!inBlocks || place >= file.length || file[place] == 0) {
            return false;
        }
        int bytes = file[place++] & 0xff;
        blockEnd = Math.min(file.length, place + bytes);
        return place < blockEnd;
    }
}
