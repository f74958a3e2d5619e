package org.thumbnailroute.engine.internal.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of entropy-coded segments (T.81, B.1.1.5): the zero bytes stuffed after FF are taken out, and it ends at a
 * marker. A window of some KB is unstuffed at a time, so that the loops that decode need neither look for FF nor for the
 * end; behind the end there are zeros enough for one more unit.
 *
 * <p>The state is open to those loops. {@code bits} holds the next {@code count} bits at its upper end; below them may
 * stand more of the bits that follow, never others. A refill is (F. Giesen, "Reading bits in far too many ways", part 2)
 *
 * <pre>{@code
 * bits |= (long) BIG_ENDIAN.get(window, position) >>> count;
 * position += (63 - count) >>> 3;
 * count |= 56;
 * }</pre>
 */
final class EntropyReader {

    static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int WINDOW = 32 * 1024;

    final byte[] window;
    long bits;
    int count;
    int position;
    /** When {@code position} is beyond this, {@link #fill} must be called before the next unit. */
    int refillAt;

    private final byte[] source;
    private final int unit;
    private int next;
    private int length;
    private boolean atMarker;

    /**
     * A reader of the segment that begins at {@code from}.
     *
     * @param unit the most bytes that are read between two checks of {@link #refillAt}
     */
    EntropyReader(byte[] source, int from, int unit) {
        this.source = source;
        this.next = from;
        this.unit = unit + 16;
        this.window = new byte[WINDOW + 2 * this.unit];
        fill();
    }

    /** Moves on in the segment. Behind its end it is called before each unit, so that at most one is read of zeros. */
    void fill() {
        if (atMarker) {
            return;
        }
        int rest = Math.max(0, length - position);
        if (position < length) {
            System.arraycopy(window, position, window, 0, rest);
        }
        position = Math.max(0, position - length);
        length = rest;
        unstuff();
        if (atMarker) {
            Arrays.fill(window, length, length + unit, (byte) 0);
            refillAt = length - 1;
        } else {
            refillAt = length - unit;
        }
    }

    private void unstuff() {
        int in = next;
        int out = length;
        int end = WINDOW;
        int last = source.length - 8;
        while (out < end) {
            if (in <= last) {
                long eight = (long) BIG_ENDIAN.get(source, in);
                BIG_ENDIAN.set(window, out, eight);
                if (!Markers.hasFf(eight)) {
                    in += 8;
                    out += 8;
                    continue;
                }
                // bits above the first match may be false ones in other lanes, so the first byte is looked for
                int before = firstFf(in);
                in += before;
                out += before;
            }
            if (in >= source.length) {
                atMarker = true;
                break;
            }
            byte one = source[in];
            if (one == (byte) 0xff) {
                if (in + 1 >= source.length || source[in + 1] != 0) {
                    atMarker = true;
                    break;
                }
                in++;
            }
            window[out++] = one;
            in++;
        }
        next = in;
        length = out;
    }

    private int firstFf(int from) {
        int n = 0;
        while (source[from + n] != (byte) 0xff) {
            n++;
        }
        return n;
    }

    /** Makes sure of 56 bits. */
    void refill() {
        bits |= (long) BIG_ENDIAN.get(window, position) >>> count;
        position += (63 - count) >>> 3;
        count |= 56;
    }

    /** Takes bits that a refill has brought. */
    void take(int n) {
        bits <<= n;
        count -= n;
    }

    /** Whether more bits were taken than there were before the marker. */
    boolean overran() {
        return left() < 0;
    }

    /** Whether no code is left before the marker: at most the ones that fill up the last byte, which are no code. */
    boolean isAtEnd() {
        long left = left();
        return left <= 0 || (left < 8 && bits >>> (64 - left) == (1L << left) - 1);
    }

    /** Bits before the marker, if it is in sight. */
    private long left() {
        return atMarker ? 8L * length - (8L * position - count) : Long.MAX_VALUE;
    }

    /** Goes to other data of the source. */
    void begin(int from) {
        next = from;
        atMarker = false;
        bits = 0;
        count = 0;
        position = 0;
        length = 0;
        fill();
    }

    /** Where in the source the next marker may be looked for. */
    int next() {
        return next;
    }

    /** Where in the source the scan ends; the source's length if no marker follows it. */
    int end() {
        return Markers.findAfterScan(source, next);
    }
}
