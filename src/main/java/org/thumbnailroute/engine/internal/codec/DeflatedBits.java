package org.thumbnailroute.engine.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The bits of deflated data (RFC 1951, section 3.1.1), the first in the lowest. A few KB of the source are read at a time;
 * behind its end there are zeros.
 *
 * <p>The state is open to the loop of {@link BlockDecoder}, which keeps it in local variables. A refill is
 *
 * <pre>{@code
 * bits |= (long) LITTLE_ENDIAN.get(bytes, at) << count;
 * at += (63 - (count & 63)) >>> 3;
 * count |= 56;
 * }</pre>
 */
final class DeflatedBits {

    static final VarHandle LITTLE_ENDIAN = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What may be looked at between two calls of {@link #fill}. */
    static final int SLACK = 16;

    private static final int SIZE = 16384;

    /** Memory that it takes, in bytes. */
    static final int BYTES = SIZE + 4 * SLACK;

    final byte[] bytes = new byte[BYTES];
    int at;
    int end;

    /** The next bits; the six lowest bits of {@code count} count them. Above them may stand more of the bits that follow. */
    long bits;

    int count;

    private ByteSource source;
    private boolean sourceEnded;

    DeflatedBits(ByteSource source) {
        this.source = source;
    }

    /** Begins with another source, as if this were new. */
    void restart(ByteSource next) {
        source = next;
        sourceEnded = false;
        at = 0;
        end = 0;
        bits = 0;
        count = 0;
    }

    /** The next bits. Slow: for what is read once in a block. */
    int take(int n) {
        int value = peek() & (1 << n) - 1;
        skip(n);
        return value;
    }

    /** At least 32 bits to come. */
    int peek() {
        if ((count & 63) < 32) {
            fill();
            if (at <= end) {
                bits |= (long) LITTLE_ENDIAN.get(bytes, at) << count;
                at += (63 - (count & 63)) >>> 3;
            } else {
                // so that nobody can read on and on behind the end
                at = end + SLACK;
            }
            count |= 56;
        }
        return (int) bits;
    }

    void skip(int n) {
        bits >>>= n;
        count -= n;
    }

    /** Leaves out the rest of a byte. */
    void skipToByte() {
        take(count & 7);
    }

    /**
     * Copies whole bytes; to be called where a byte begins.
     *
     * @return how many there were
     */
    int copy(byte[] out, int outAt, int most) {
        // the bits that are left are whole bytes, and can be read again as such
        at -= (count & 63) >>> 3;
        count = 0;
        bits = 0;
        fill();
        int part = Math.max(0, Math.min(most, end - at));
        System.arraycopy(bytes, at, out, outAt, part);
        at += part;
        return part;
    }

    /** Whether more was read than there is. */
    boolean ranOut() {
        return at - ((count & 63) >>> 3) > end;
    }

    /** Whether no more can be read than what is here. */
    boolean isLast() {
        return end - at < SLACK;
    }

    /** Makes sure that {@link #SLACK} bytes may be looked at. */
    void fill() {
        if (sourceEnded || end - at >= SLACK) {
            return;
        }
        // bytes whose bits are not used yet stay, because a stored block may ask for them again
        int from = Math.max(0, at - 8);
        System.arraycopy(bytes, from, bytes, 0, end - from);
        at -= from;
        end -= from;
        int wanted = SIZE - end;
        int got = source.read(bytes, end, wanted);
        end += got;
        if (got < wanted) {
            sourceEnded = true;
            Arrays.fill(bytes, end, bytes.length, (byte) 0);
        }
    }
}
