package org.thumbnailroute.engine.codec;

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
    private final long[] piece = new long[MAX_CODES];
    /** The code of the string without that piece. */
    private final short[] link = new short[MAX_CODES];

    private final short[] length = new short[MAX_CODES];
    private final byte[] first = new byte[MAX_CODES];

    /**
     * A dictionary of single bytes.
     *
     * @param codes 0 to before this stand for themselves
     */
    public LzwStrings(int codes) {
        for (int i = 0; i < codes; i++) {
            piece[i] = i;
            length[i] = 1;
            first[i] = (byte) i;
        }
    }

    /**
     * Makes {@code code} the string {@code previous} and the first byte of {@code last}, which may be {@code code} itself.
     */
    public void add(int code, int previous, int last) {
        long next = (last == code ? first[previous] : first[last]) & 0xffL;
        int n = length[previous];
        int used = n & 7;
        piece[code] = used == 0 ? next : piece[previous] | (next << (8 * used));
        link[code] = used == 0 ? (short) previous : link[previous];
        length[code] = (short) (n + 1);
        first[code] = first[previous];
    }

    /**
     * Writes a string, and up to seven bytes behind it that mean nothing.
     *
     * @return the place behind the string
     */
    public int write(int code, byte[] out, int at) {
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
}
