package org.thumbnailroute.engine.internal.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The bits of a strip of a fax, the highest of each byte first; behind its end there are zeros. */
final class FaxBits {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] file;
    private int from;
    private int to;
    /** In bits of the file. */
    private long place;

    FaxBits(byte[] file) {
        this.file = file;
    }

    void open(int from, int to) {
        this.from = from;
        this.to = to;
        this.place = 8L * from;
    }

    /** Bytes of the strip that were read so far. */
    int taken() {
        return (int) Math.min(to - from, (place + 7) / 8 - from);
    }

    boolean atEnd() {
        return place >= 8L * to;
    }

    /** The next bits, up to 24. */
    int peek(int n) {
        int at = (int) (place >>> 3);
        int four = at + 4 <= to ? (int) INT.get(file, at) : last(at);
        return four << (int) (place & 7) >>> (32 - n);
    }

    private int last(int at) {
        int four = 0;
        for (int i = 0; i < 4; i++) {
            four = four << 8 | (at + i < to ? file[at + i] & 0xff : 0);
        }
        return four;
    }

    void skip(int n) {
        place += n;
    }

    /** Goes on to the next multiple of so many bytes in the strip. */
    void align(int bytes) {
        long step = 8L * bytes;
        place = 8L * from + (place - 8L * from + step - 1) / step * step;
    }

    /** Goes on to the next 1. */
    void skipZeros() {
        while (!atEnd() && peek(8) == 0) {
            skip(8);
        }
        while (!atEnd() && peek(1) == 0) {
            skip(1);
        }
    }
}
