package org.thumbnailroute.engine.internal.codec;

/**
 * Unpacks deflated data (RFC 1951) in a zlib wrapper (RFC 1950) a piece at a time. Not java.util.zip, because most of the
 * time that a PNG file takes, and much of a deflated TIFF file's, is spent here, and {@link BlockDecoder} takes less of it.
 *
 * <p>Broken data are no error here: they end early. The checksum at the end is not looked at: it would tell that some
 * pixels are wrong, but not which.
 */
public final class Inflate {

    /** How far back a match may reach. */
    private static final int WINDOW = 32768;

    /** What is unpacked before it is handed on; with the window it stays in a processor's second cache. */
    private static final int PIECE = 65536;

    private enum State {
        HEADER,
        STORED,
        CODES,
        ENDED
    }

    private final DeflatedBits in;
    private final byte[] out;
    private final BlockCodes codes = BlockCodes.none();
    private final BlockDecoder decoder;
    private int taken;
    private int outAt;
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
        this.in = new DeflatedBits(source);
        this.out = new byte[outSize(longest)];
        this.decoder = new BlockDecoder(in, out, codes);
        begin();
    }

    /** Begins with another stream, as if this were new. */
    public void restart(ByteSource next) {
        in.restart(next);
        taken = 0;
        outAt = 0;
        state = State.HEADER;
        lastBlock = false;
        stored = 0;
        begin();
    }

    private void begin() {
        int zlibHeader = in.take(16);
        boolean deflate = (zlibHeader & 0x0f) == 8 && (zlibHeader & 0x2000) == 0;
        if (!deflate) {
            state = State.ENDED;
        }
    }

    private static int outSize(int longest) {
        return Math.addExact(Math.max(WINDOW, longest), PIECE + BlockDecoder.SLACK);
    }

    /** Memory that an inflater takes, in bytes. */
    public static long bytes(long longest) {
        return Math.max(WINDOW, longest) + PIECE + BlockDecoder.SLACK + DeflatedBits.BYTES + BlockCodes.BYTES;
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
            if (outAt > out.length - BlockDecoder.SLACK) {
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
        lastBlock = in.take(1) == 1;
        state = switch (in.take(2)) {
            case 0 -> beginStored();
            case 1 -> {
                codes.fixed();
                yield State.CODES;
            }
            case 2 -> codes.read(in) ? State.CODES : State.ENDED;
            default -> State.ENDED;
        };
        if (in.ranOut()) {
            state = State.ENDED;
        }
    }

    private State beginStored() {
        in.skipToByte();
        stored = in.take(16);
        return in.take(16) == (stored ^ 0xffff) ? State.STORED : State.ENDED;
    }

    private void copyStored() {
        if (stored == 0) {
            state = State.HEADER;
            return;
        }
        int part = in.copy(out, outAt, Math.min(stored, out.length - outAt));
        if (part == 0) {
            state = State.ENDED;
        }
        outAt += part;
        stored -= part;
    }

    private void decode() {
        outAt = decoder.decode(outAt);
        state = switch (decoder.stop()) {
            case INSIDE -> State.CODES;
            case AT_END -> State.HEADER;
            case AT_ERROR -> State.ENDED;
        };
    }
}
