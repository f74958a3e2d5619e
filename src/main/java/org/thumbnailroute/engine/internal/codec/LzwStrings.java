package org.thumbnailroute.engine.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The dictionary of an LZW reader (T. Welch, "A Technique for High-Performance Data Compression", Computer 17, 1984), as
 * GIF and TIFF use it: codes of at most 12 bits.
 *
 * <p>Strings are kept in pieces of eight bytes: an entry has its string's last piece, not necessarily full, and a link to
 * the entry that ends where that piece begins. So most codes cost one write of a long, not one step for each byte.
 */
public final class LzwStrings {

    /** Codes have at most 12 bits. */
    public static final int MAX_CODES = 4096;

    /** A write may run over its end by so much: the longest string, and the rest of its last piece. */
    public static final int OVERRUN = MAX_CODES + 8;

    /** Memory of a dictionary, in bytes; an upper bound. */
    public static final int BYTES = MAX_CODES * 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The last piece of each string, its first byte lowest. */
    private final long[] piece = new long[MAX_CODES + 1];
    /** What else there is to a string, together because it is needed together: length, link and first byte. */
    private final int[] about = new int[MAX_CODES + 1];

    private static final int ONE_LONGER = 1 << 20;
    /** The code of the string without its last piece. */
    private static final int LINK = 0xfff00;

    private static final int FIRST = 0xff;

    /**
     * A dictionary of single bytes.
     *
     * @param codes 0 to before this stand for themselves
     */
    public LzwStrings(int codes) {
        for (int i = 0; i < codes; i++) {
            piece[i] = i;
            about[i] = ONE_LONGER | i;
        }
    }

    /**
     * Writes a string, and makes {@code next} the one before with the first byte of this one.
     *
     * @param next the code to be defined, at most {@link #MAX_CODES}, which is for what has no code
     * @param previous the code before; if there was none, of any string, and {@code next} one that is never written
     * @param code of the string; may be {@code next}
     * @return the place behind the string; up to seven bytes there mean nothing
     */
    public int write(int next, int previous, int code, byte[] out, int at) {
        int before = about[previous];
        int used = (before >>> 20) & 7;
        long longer = 0;
        if (used == 0) {
            about[next] = ((before & ~LINK) | previous << 8) + ONE_LONGER;
        } else {
            about[next] = before + ONE_LONGER;
            longer = piece[previous];
        }
        int now = about[code];
        piece[next] = longer | (now & (long) FIRST) << (8 * used);
        int n = now >>> 20;
        if (n > 8) {
            return writeLong(code, out, at);
        }
        LONG.set(out, at, piece[code]);
        return at + n;
    }

    /**
     * Writes a string, and up to seven bytes behind it that mean nothing.
     *
     * @return the place behind the string
     */
    private int writeLong(int code, byte[] out, int at) {
        int rest = about[code];
        int n = rest >>> 20;
        int from = (n - 1) & ~7;
        LONG.set(out, at + from, piece[code]);
        while (from > 0) {
            int link = (rest & LINK) >>> 8;
            rest = about[link];
            from -= 8;
            LONG.set(out, at + from, piece[link]);
        }
        return at + n;
    }
}
