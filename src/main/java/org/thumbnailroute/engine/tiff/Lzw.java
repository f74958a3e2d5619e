package org.thumbnailroute.engine.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.thumbnailroute.engine.codec.LzwStrings;

/** TIFF 6.0, section 13: highest bit first, and codes grow one earlier than in GIF. */
final class Lzw implements Bytes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST = 258;
    private static final int NONE = -1;
    private static final int BATCH = 1 << 13;

    private final byte[] file;
    private final int from;
    private final int to;
    private final LzwStrings strings = new LzwStrings(CLEAR);
    private final byte[] ready = new byte[BATCH + LzwStrings.OVERRUN];
    private int readyFrom;
    private int readyTo;
    /** The next bit is the highest. */
    private long bits;

    private int bitCount;
    private int place;
    private int next = FIRST;
    private int width = 9;
    private int previous = NONE;
    private boolean ended;

    Lzw(byte[] file, int from, int to) {
        this.file = file;
        this.from = from;
        this.place = from;
        this.to = to;
    }

    @Override
    public boolean read(byte[] into, int at, int n) {
        int done = 0;
        while (done < n) {
            if (readyFrom == readyTo) {
                readyFrom = 0;
                readyTo = fill();
                if (readyTo == 0) {
                    return false;
                }
            }
            int count = Math.min(n - done, readyTo - readyFrom);
            System.arraycopy(ready, readyFrom, into, at + done, count);
            readyFrom += count;
            done += count;
        }
        return true;
    }

    @Override
    public int taken() {
        return place - from;
    }

    private int fill() {
        int at = 0;
        while (at < BATCH && !ended) {
            if (bitCount < width) {
                refill();
            }
            int code = (int) (bits >>> (64 - width));
            bits <<= width;
            bitCount -= width;
            if (bitCount < 0 || code == END || code > next || (previous == NONE && code > END)) {
                ended = true;
            } else if (code == CLEAR) {
                next = FIRST;
                width = 9;
                previous = NONE;
            } else {
                if (previous != NONE && next < LzwStrings.MAX_CODES) {
                    strings.add(next, previous, code);
                    next++;
                    width = next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
                }
                previous = code;
                at = strings.write(code, ready, at);
            }
        }
        return at;
    }

    private void refill() {
        if (to - place >= 8) {
            bits |= (long) LONG.get(file, place) >>> bitCount;
            int bytes = (63 - bitCount) >> 3;
            place += bytes;
            bitCount += bytes * 8;
            // the read may have brought bits of one byte more, which will be read again
            bits &= -1L << (64 - bitCount);
            return;
        }
        while (bitCount <= 56 && place < to) {
            bits |= (file[place++] & 0xffL) << (56 - bitCount);
            bitCount += 8;
        }
    }
}
