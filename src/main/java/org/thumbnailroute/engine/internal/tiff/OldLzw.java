package org.thumbnailroute.engine.internal.tiff;

import org.thumbnailroute.engine.internal.codec.LzwStrings;

/** LZW as it was before TIFF 5.0: as in GIF, with the lowest bit first, and codes that grow when they have to. */
final class OldLzw implements Bytes {

    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int BATCH = 1 << 12;
    private static final int MOST_BITS = 12;

    private final byte[] file;
    private final LzwStrings strings = new LzwStrings(CLEAR);
    private final byte[] ready;
    private int readyFrom;
    private int readyTo;
    private int bits;
    private int bitCount;
    private int begin;
    private int place;
    private int end;
    private int next;
    private int width;
    private int previous;
    private boolean ended;

    /**
     * A reader of strips.
     *
     * @param longest the most bytes that are taken at a time
     */
    OldLzw(byte[] file, int longest) {
        this.file = file;
        this.ready = new byte[Math.addExact(longest, BATCH + LzwStrings.OVERRUN)];
    }

    /** Whether a strip that begins here is of this kind: a first code that clears the table, of 9 bits, looks so. */
    static boolean is(byte[] file, int from, int to) {
        return to - from >= 2 && file[from] == 0 && (file[from + 1] & 1) == 1;
    }

    @Override
    public void open(int from, int to) {
        begin = from;
        place = from;
        end = to;
        readyFrom = 0;
        readyTo = 0;
        bits = 0;
        bitCount = 0;
        ended = false;
        clear();
    }

    private void clear() {
        // not yet the first code to be defined: there is no string before to make one of
        next = END;
        width = 9;
        previous = 0;
    }

    @Override
    public int take(int n) {
        if (readyTo - readyFrom < n) {
            int rest = readyTo - readyFrom;
            System.arraycopy(ready, readyFrom, ready, 0, rest);
            readyFrom = 0;
            readyTo = unpack(rest, n);
            if (readyTo < n) {
                ended = true;
                readyTo = 0;
                return -1;
            }
        }
        readyFrom += n;
        return readyFrom - n;
    }

    private int unpack(int from, int enough) {
        int at = from;
        while (at < enough && !ended) {
            int code = code();
            if (code == CLEAR) {
                clear();
            } else if (code < 0 || code == END || code > next) {
                ended = true;
            } else {
                at = strings.write(next, previous, code, ready, at);
                previous = code;
                next = Math.min(LzwStrings.MAX_CODES, next + 1);
                width = next == 1 << width && width < MOST_BITS ? width + 1 : width;
            }
        }
        return at;
    }

    /** The next code, or -1 at the end of the data. */
    private int code() {
        while (bitCount < width) {
            if (place == end) {
                return -1;
            }
            bits |= (file[place++] & 0xff) << bitCount;
            bitCount += 8;
        }
        int code = bits & ((1 << width) - 1);
        bits >>>= width;
        bitCount -= width;
        return code;
    }

    @Override
    public int taken() {
        return place - begin;
    }

    @Override
    public byte[] buffer() {
        return ready;
    }
}
