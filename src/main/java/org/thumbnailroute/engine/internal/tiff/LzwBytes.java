package org.thumbnailroute.engine.internal.tiff;

import org.thumbnailroute.engine.internal.codec.LzwCodes;
import org.thumbnailroute.engine.internal.codec.LzwStrings;

/** The bytes of strips in LZW, unpacked a few rows ahead. */
final class LzwBytes implements Bytes {

    /** The least that is unpacked at a time. */
    private static final int BATCH = 1 << 14;

    private final LzwCodes codes;
    private final byte[] ready;
    private int readyFrom;
    private int readyTo;
    private int begin;

    /**
     * A reader of strips.
     *
     * @param longest the most bytes that are taken at a time
     */
    LzwBytes(LzwCodes codes, int longest) {
        this.codes = codes;
        this.ready = new byte[Math.addExact(longest, BATCH + LzwStrings.OVERRUN)];
    }

    /** Memory that a reader takes, in bytes. */
    static long bytes(long longest) {
        return longest + BATCH + LzwStrings.OVERRUN + LzwStrings.BYTES;
    }

    @Override
    public void open(int from, int to) {
        begin = from;
        readyFrom = 0;
        readyTo = 0;
        codes.open(from, to);
    }

    @Override
    public int take(int n) {
        if (readyTo - readyFrom < n) {
            int rest = readyTo - readyFrom;
            System.arraycopy(ready, readyFrom, ready, 0, rest);
            readyFrom = 0;
            readyTo = codes.read(ready, rest, ready.length - LzwStrings.OVERRUN);
            if (readyTo < n) {
                // what is left is no use
                readyTo = 0;
                return -1;
            }
        }
        readyFrom += n;
        return readyFrom - n;
    }

    @Override
    public int taken() {
        return codes.place() - begin;
    }

    @Override
    public byte[] buffer() {
        return ready;
    }
}
