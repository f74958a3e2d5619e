package org.thumbnailroute.engine.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decodes the symbols of a compressed block (RFC 1951, section 3.2.3) into the bytes that they stand for. Bits are read
 * eight bytes at a time, literals decoded two at a time and matches copied eight bytes at a time; the techniques are those
 * of E. Biggers' libdeflate and F. Giesen's "Reading bits in far too many ways" (2018).
 */
final class BlockDecoder {

    /** What may be written behind where decoding stops: eight literals, a match of 258, and eight bytes too far. */
    static final int SLACK = 8 + 258 + 8;

    private static final int LITERAL_MASK = (1 << BlockCodes.LITERAL_BITS) - 1;
    private static final int DISTANCE_MASK = (1 << BlockCodes.DISTANCE_BITS) - 1;

    private static final VarHandle LONG = DeflatedBits.LITTLE_ENDIAN;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    /** Where decoding stopped. */
    enum Stop {
        INSIDE,
        AT_END,
        AT_ERROR
    }

    private final DeflatedBits in;
    private final byte[] out;
    private final BlockCodes codes;
    private Stop stop = Stop.INSIDE;

    BlockDecoder(DeflatedBits in, byte[] out, BlockCodes codes) {
        this.in = in;
        this.out = out;
        this.codes = codes;
    }

    /** Where the last call of {@link #decode} stopped. */
    Stop stop() {
        return stop;
    }

    /**
     * Decodes until the block ends, or as much as there is room and input for.
     *
     * @param outAt where in the output to write; what is before is what matches may refer to
     * @return the same for the next call
     */
    int decode(int outAt) {
        stop = Stop.INSIDE;
        in.fill();
        boolean last = in.isLast();
        int end = decode(outAt, last ? in.at : in.end - DeflatedBits.SLACK, out.length - SLACK);
        if (last && (in.ranOut() || in.at > in.end + DeflatedBits.SLACK)) {
            stop = Stop.AT_ERROR;
            return outAt;
        }
        return end;
    }

    /**
     * Decodes at least one symbol. In each turn of the loop: refill; up to four entries of literals; else a rare entry, a
     * link to a longer code or the end of the block; else a match, which is length, distance and copy.
     *
     * <p>Longer than a method should be: each symbol reads and changes the bits, their count and both places, which the JVM
     * keeps in registers only as long as they are local variables of one method.
     */
    private int decode(int outAt, int inStop, int outStop) {
        byte[] bytes = in.bytes;
        byte[] out = this.out;
        int[] literals = codes.literals.entries;
        int[] distances = codes.distances.entries;
        long bits = in.bits;
        int count = in.count;
        int at = in.at;
        do {
            bits |= (long) LONG.get(bytes, at) << count;
            at += (63 - (count & 63)) >>> 3;
            count |= 56;
            int entry = literals[(int) bits & LITERAL_MASK];
            if (entry >= 0) {
                // four entries consume 44 of 56 bits at most, and the next needs 11 to be found
                SHORT.set(out, outAt, (short) (entry >>> 8));
                outAt += entry >>> 24;
                bits >>>= entry;
                count -= entry;
                entry = literals[(int) bits & LITERAL_MASK];
                if (entry >= 0) {
                    SHORT.set(out, outAt, (short) (entry >>> 8));
                    outAt += entry >>> 24;
                    bits >>>= entry;
                    count -= entry;
                    entry = literals[(int) bits & LITERAL_MASK];
                    if (entry >= 0) {
                        SHORT.set(out, outAt, (short) (entry >>> 8));
                        outAt += entry >>> 24;
                        bits >>>= entry;
                        count -= entry;
                        entry = literals[(int) bits & LITERAL_MASK];
                        if (entry >= 0) {
                            SHORT.set(out, outAt, (short) (entry >>> 8));
                            outAt += entry >>> 24;
                            bits >>>= entry;
                            count -= entry;
                            continue;
                        }
                    }
                }
                bits |= (long) LONG.get(bytes, at) << count;
                at += (63 - (count & 63)) >>> 3;
                count |= 56;
            }
            if ((entry & DeflateTable.SPECIAL) != 0) {
                if ((entry & DeflateTable.LINK) != 0) {
                    entry = codes.literals.follow(entry, bits);
                    if (entry >= 0) {
                        out[outAt++] = (byte) (entry >>> 8);
                        bits >>>= entry;
                        count -= entry;
                        continue;
                    }
                }
                if ((entry & DeflateTable.SPECIAL) != 0) {
                    bits >>>= entry;
                    count -= entry;
                    stop = (entry & DeflateTable.END) == DeflateTable.END ? Stop.AT_END : Stop.AT_ERROR;
                    break;
                }
            }
            int length = (entry >>> 14 & 0x7fff) + ((int) (bits & ~(-1L << entry)) >>> (entry >>> 8 & 15));
            bits >>>= entry;
            count -= entry;
            entry = distances[(int) bits & DISTANCE_MASK];
            if ((entry & DeflateTable.LINK) != 0) {
                entry = codes.distances.follow(entry, bits);
            }
            int distance = (entry >>> 14 & 0x7fff) + ((int) (bits & ~(-1L << entry)) >>> (entry >>> 8 & 15));
            bits >>>= entry;
            count -= entry;
            int from = outAt - distance;
            if ((entry & DeflateTable.SPECIAL) != 0 || from < 0) {
                stop = Stop.AT_ERROR;
                break;
            }
            int end = outAt + length;
            if (distance >= 8) {
                do {
                    LONG.set(out, outAt, (long) LONG.get(out, from));
                    outAt += 8;
                    from += 8;
                } while (outAt < end);
            } else if (distance == 1) {
                long eight = (out[from] & 0xff) * 0x0101_0101_0101_0101L;
                do {
                    LONG.set(out, outAt, eight);
                    outAt += 8;
                } while (outAt < end);
            } else {
                // of eight bytes only as many as the distance are right; the others are overwritten in the next turn
                do {
                    LONG.set(out, outAt, (long) LONG.get(out, from));
                    outAt += distance;
                    from += distance;
                } while (outAt < end);
            }
            outAt = end;
        } while (at < inStop && outAt < outStop);
        in.bits = bits;
        in.count = count;
        in.at = at;
        return outAt;
    }
}
