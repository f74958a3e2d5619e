package org.thumbnailroute.engine.internal.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.thumbnailroute.engine.internal.codec.LzwCodes;
import org.thumbnailroute.engine.internal.codec.LzwStrings;

/** TIFF 6.0, section 13: highest bit first, and codes grow one earlier than in GIF. */
final class Lzw implements LzwCodes {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    /** The code behind it is the end. */
    private static final int CLEAR = 256;
    /** Before the first code to be defined: there is no string before to make one of. */
    private static final int NONE = 257;

    private final byte[] file;
    private final LzwStrings strings = new LzwStrings(CLEAR);
    /** The next bit is the highest. */
    private long bits;

    private int bitCount;
    private int place;
    private int end;
    private int next;
    private int previous;
    private boolean ended;

    Lzw(byte[] file) {
        this.file = file;
    }

    @Override
    public void open(int from, int to) {
        place = from;
        end = to;
        bits = 0;
        bitCount = 0;
        next = NONE;
        previous = 0;
        ended = false;
    }

    @Override
    public int place() {
        return place;
    }

    /** In local variables, because these stay in registers. */
    @Override
    public int read(byte[] out, int from, int enough) {
        int at = from;
        int next = this.next;
        int previous = this.previous;
        int width = width(next);
        int widest = limit(width);
        long bits = this.bits;
        int bitCount = this.bitCount;
        while (at < enough && !ended) {
            int codes = 1;
            if (end - place >= 8) {
                bits |= (long) LONG.get(file, place) >>> bitCount;
                place += (63 - bitCount) >> 3;
                // below these there are bits of the next byte, which will be read again and is the same
                bitCount |= 56;
                // so many at least; a loop whose turns are always the same is foreseen by the processor
                codes = 4;
            } else {
                while (bitCount <= 56 && place < end) {
                    bits |= (file[place++] & 0xffL) << (56 - bitCount);
                    bitCount += 8;
                }
                if (bitCount < width) {
                    ended = true;
                    break;
                }
            }
            for (; codes > 0 && at < enough; codes--) {
                int code = (int) (bits >>> (64 - width));
                bits <<= width;
                bitCount -= width;
                if ((code & ~1) == CLEAR || code > next) {
                    ended = code != CLEAR;
                    next = NONE;
                    previous = 0;
                    width = 9;
                    widest = limit(width);
                    break;
                }
                at = strings.write(next, previous, code, out, at);
                previous = code;
                if (next < LzwStrings.MAX_CODES) {
                    next++;
                    if (next == widest) {
                        width++;
                        widest = limit(width);
                    }
                }
            }
        }
        this.next = next;
        this.previous = previous;
        this.bits = bits;
        this.bitCount = bitCount;
        return at;
    }

    /** Bits of a code while {@code next} is the next one to be defined. */
    private static int width(int next) {
        return next >= 2047 ? 12 : next >= 1023 ? 11 : next >= 511 ? 10 : 9;
    }

    /** The next code at which codes grow. */
    private static int limit(int width) {
        return width == 12 ? Integer.MAX_VALUE : (1 << width) - 1;
    }
}
