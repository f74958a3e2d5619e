package org.thumbnailroute.engine.internal.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Unpacks deflated data (RFC 1951) in a zlib wrapper (RFC 1950) a piece at a time. Not java.util.zip, because most of the
 * time that a PNG file takes, and much of a deflated TIFF file's, is spent here, and bits that are read eight bytes at a time, literals that are decoded two
 * at a time and matches that are copied eight bytes at a time take less of it. The techniques are those of E. Biggers'
 * libdeflate and F. Giesen's "Reading bits in far too many ways" (2018).
 *
 * <p>Broken data are no error here: they end early. The checksum at the end is not looked at: it would tell that some
 * pixels are wrong, but not which.
 */
public final class Inflate {

    /** How far back a match may reach. */
    private static final int WINDOW = 32768;

    /** What is unpacked before it is handed on; with the window it stays in a processor's second cache. */
    private static final int PIECE = 65536;

    /** What one turn of the inner loop may write at most: eight literals, a match of 258, and eight bytes too far. */
    private static final int OUT_SLACK = 8 + 258 + 8;

    private static final int IN_SIZE = 16384;
    /** What one turn of the inner loop may look at. */
    private static final int IN_SLACK = 16;

    private static final int PAIRED_BITS = 11;
    private static final int DISTANCE_BITS = 9;
    private static final int MASK = (1 << PAIRED_BITS) - 1;
    private static final int DISTANCE_MASK = (1 << DISTANCE_BITS) - 1;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private enum State {
        HEADER,
        STORED,
        CODES,
        ENDED
    }

    private ByteSource source;
    private final byte[] in = new byte[IN_SIZE + 4 * IN_SLACK];
    private int inAt;
    private int inEnd;
    private boolean sourceEnded;

    /** The next bits, the first in the lowest; {@code bitCount}'s six lowest bits count them. Above are bits to come. */
    private long bits;

    private int bitCount;

    private final byte[] out;
    private int taken;
    private int outAt;

    private final BlockCodes codes = BlockCodes.none();
    private State state = State.HEADER;
    private boolean lastBlock;
    private int stored;

    /**
     * An inflater.
     *
     * @param source of the zlib stream
     * @param longest the most bytes that are taken at a time
     */
    public Inflate(ByteSource source, int longest) {
        this.source = source;
        this.out = new byte[outSize(longest)];
        begin();
    }

    /** Begins with another stream, as if this were new. */
    public void restart(ByteSource next) {
        source = next;
        inAt = 0;
        inEnd = 0;
        sourceEnded = false;
        bits = 0;
        bitCount = 0;
        taken = 0;
        outAt = 0;
        state = State.HEADER;
        lastBlock = false;
        stored = 0;
        begin();
    }

    private void begin() {
        int zlibHeader = bits(16);
        boolean deflate = (zlibHeader & 0x0f) == 8 && (zlibHeader & 0x2000) == 0;
        if (!deflate) {
            state = State.ENDED;
        }
    }

    private static int outSize(int longest) {
        return Math.addExact(Math.max(WINDOW, longest), PIECE + OUT_SLACK);
    }

    /** Memory that an inflater takes, in bytes. */
    public static long bytes(long longest) {
        return Math.max(WINDOW, longest) + PIECE + OUT_SLACK + IN_SIZE + BlockCodes.BYTES;
    }

    /** What has been unpacked; some bytes behind what was taken may be read too. */
    public byte[] out() {
        return out;
    }

    /** How many bytes there are for {@link #take} without unpacking more: the last ones, if it has just returned -1. */
    public int ready() {
        return outAt - taken;
    }

    /**
     * Takes the next bytes.
     *
     * @return where they are in {@link #out}, until the next call; -1 if there are not so many left
     */
    public int take(int length) {
        while (outAt - taken < length) {
            if (state == State.ENDED) {
                return -1;
            }
            if (outAt > out.length - OUT_SLACK) {
                slide();
            }
            step();
        }
        int at = taken;
        taken += length;
        return at;
    }

    private void slide() {
        int from = Math.min(taken, outAt - WINDOW);
        System.arraycopy(out, from, out, 0, outAt - from);
        taken -= from;
        outAt -= from;
    }

    private void step() {
        switch (state) {
            case HEADER -> header();
            case STORED -> copyStored();
            case CODES -> decode();
            case ENDED -> {}
        }
    }

    private void header() {
        if (lastBlock) {
            state = State.ENDED;
            return;
        }
        lastBlock = bits(1) == 1;
        switch (bits(2)) {
            case 0 -> {
                bits(bitCount & 7);
                stored = bits(16);
                state = bits(16) == (stored ^ 0xffff) ? State.STORED : State.ENDED;
                // the bits are whole bytes now and can be read again as such
                inAt -= (bitCount & 63) >>> 3;
                bitCount = 0;
                bits = 0;
            }
            case 1 -> {
                codes.fixed();
                state = State.CODES;
            }
            case 2 -> state = codes.read(this) ? State.CODES : State.ENDED;
            default -> state = State.ENDED;
        }
        if (ranOut()) {
            state = State.ENDED;
        }
    }

    private void copyStored() {
        if (stored == 0) {
            state = State.HEADER;
            return;
        }
        fillIn();
        int part = Math.min(stored, Math.min(inEnd - inAt, out.length - outAt));
        if (part <= 0) {
            state = State.ENDED;
            return;
        }
        System.arraycopy(in, inAt, out, outAt, part);
        inAt += part;
        outAt += part;
        stored -= part;
    }

    /** The next bits; zeros behind the end. Slow: for what is read once in a block. */
    int bits(int count) {
        int value = peek() & (1 << count) - 1;
        skip(count);
        return value;
    }

    /** At least 32 bits to come, the next in the lowest. */
    int peek() {
        if ((bitCount & 63) < 32) {
            fillIn();
            if (inAt <= inEnd) {
                bits |= (long) LONG.get(in, inAt) << bitCount;
                inAt += (63 - (bitCount & 63)) >>> 3;
            } else {
                // so that nobody can read on and on behind the end
                inAt = inEnd + IN_SLACK;
            }
            bitCount |= 56;
        }
        return (int) bits;
    }

    void skip(int count) {
        bits >>>= count;
        bitCount -= count;
    }

    /** Whether more was read than there is. */
    private boolean ranOut() {
        return inAt - ((bitCount & 63) >>> 3) > inEnd;
    }

    /** Makes sure that the loop may look at the next bytes. Behind the end there are zeros. */
    private void fillIn() {
        if (sourceEnded || inEnd - inAt >= IN_SLACK) {
            return;
        }
        // bytes whose bits are not used yet stay, because a stored block may ask for them again
        int from = Math.max(0, inAt - 8);
        System.arraycopy(in, from, in, 0, inEnd - from);
        inAt -= from;
        inEnd -= from;
        int wanted = IN_SIZE - inEnd;
        int got = source.read(in, inEnd, wanted);
        inEnd += got;
        if (got < wanted) {
            sourceEnded = true;
            Arrays.fill(in, inEnd, in.length, (byte) 0);
        }
    }

    /** Decodes until the block ends or as much as can be without asking for room or for input. */
    private void decode() {
        fillIn();
        boolean last = inEnd - inAt < IN_SLACK;
        int before = outAt;
        decode(last ? inAt : inEnd - IN_SLACK, out.length - OUT_SLACK);
        if (last && (ranOut() || inAt > inEnd + IN_SLACK)) {
            outAt = before;
            state = State.ENDED;
        }
    }

    /** One method, long as it is: the JVM keeps its variables in registers only as long as they are local. */
    private void decode(int inStop, int outStop) {
        byte[] in = this.in;
        byte[] out = this.out;
        int[] literals = codes.literals.entries;
        int[] distances = codes.distances.entries;
        long bits = this.bits;
        int bitCount = this.bitCount;
        int inAt = this.inAt;
        int outAt = this.outAt;
        do {
            bits |= (long) LONG.get(in, inAt) << bitCount;
            inAt += (63 - (bitCount & 63)) >>> 3;
            bitCount |= 56;
            int entry = literals[(int) bits & MASK];
            if (entry >= 0) {
                // four entries consume 44 of 56 bits at most, and the next needs 11 to be found
                SHORT.set(out, outAt, (short) (entry >>> 8));
                outAt += entry >>> 24;
                bits >>>= entry;
                bitCount -= entry;
                entry = literals[(int) bits & MASK];
                if (entry >= 0) {
                    SHORT.set(out, outAt, (short) (entry >>> 8));
                    outAt += entry >>> 24;
                    bits >>>= entry;
                    bitCount -= entry;
                    entry = literals[(int) bits & MASK];
                    if (entry >= 0) {
                        SHORT.set(out, outAt, (short) (entry >>> 8));
                        outAt += entry >>> 24;
                        bits >>>= entry;
                        bitCount -= entry;
                        entry = literals[(int) bits & MASK];
                        if (entry >= 0) {
                            SHORT.set(out, outAt, (short) (entry >>> 8));
                            outAt += entry >>> 24;
                            bits >>>= entry;
                            bitCount -= entry;
                            continue;
                        }
                    }
                }
                bits |= (long) LONG.get(in, inAt) << bitCount;
                inAt += (63 - (bitCount & 63)) >>> 3;
                bitCount |= 56;
            }
            if ((entry & DeflateTable.SPECIAL) != 0) {
                if ((entry & DeflateTable.LINK) != 0) {
                    entry = codes.literals.follow(entry, bits);
                    if (entry >= 0) {
                        out[outAt++] = (byte) (entry >>> 8);
                        bits >>>= entry;
                        bitCount -= entry;
                        continue;
                    }
                }
                if ((entry & DeflateTable.SPECIAL) != 0) {
                    bits >>>= entry;
                    bitCount -= entry;
                    state = (entry & DeflateTable.END) == DeflateTable.END ? State.HEADER : State.ENDED;
                    break;
                }
            }
            int length = (entry >>> 14 & 0x7fff) + ((int) (bits & ~(-1L << entry)) >>> (entry >>> 8 & 15));
            bits >>>= entry;
            bitCount -= entry;
            entry = distances[(int) bits & DISTANCE_MASK];
            if ((entry & DeflateTable.LINK) != 0) {
                entry = codes.distances.follow(entry, bits);
            }
            int distance = (entry >>> 14 & 0x7fff) + ((int) (bits & ~(-1L << entry)) >>> (entry >>> 8 & 15));
            bits >>>= entry;
            bitCount -= entry;
            int from = outAt - distance;
            if ((entry & DeflateTable.SPECIAL) != 0 || from < 0) {
                state = State.ENDED;
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
        } while (inAt < inStop && outAt < outStop);
        this.bits = bits;
        this.bitCount = bitCount;
        this.inAt = inAt;
        this.outAt = outAt;
    }
}
