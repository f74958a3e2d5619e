package org.thumbnailroute.engine.internal.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing JPEG file: bytes of segments, and bits of entropy-coded data, eight bytes at a time. */
final class BitOutput {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    /** Eight bytes, each with a zero stuffed after it. */
    private static final int MOST_PER_FLUSH = 16;

    /** A large file grows by such parts: twice as much room each time would be several times the file. */
    private static final int PART = 1 << 20;

    private final List<ByteBuffer> full = new ArrayList<>();
    private byte[] bytes;
    private int length;

    /** The bits that are not written yet: the lowest 64 - free. */
    private long bits;

    private int free = Long.SIZE;

    BitOutput(int expected) {
        bytes = new byte[Math.max(MOST_PER_FLUSH, expected)];
    }

    void putByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void putShort(int value) {
        putByte(value >> 8);
        putByte(value);
    }

    void putBytes(byte[] values) {
        reserve(values.length);
        System.arraycopy(values, 0, bytes, length, values.length);
        length += values.length;
    }

    /**
     * Writes tokens.
     *
     * @param codes of each table and symbol, as {@link HuffmanCode#putCodes} leaves them
     */
    void putTokens(int[] tokens, int count, int[] codes) {
        long pending = bits;
        int room = free;
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            int code = codes[token >>> 16];
            int size = (token >>> 16) & 0xF;
            int added = (code >>> 16) + size;
            long value = (code & 0xFFFFL) << size | (token & 0xFFFF);
            room -= added;
            if (room < 0) {
                flush(pending << (added + room) | value >>> -room);
                room += Long.SIZE;
                pending = value; // its upper bits are written already and will be shifted out
            } else {
                pending = pending << added | value;
            }
        }
        bits = pending;
        free = room;
    }

    /** Fills the last byte with 1-bits, as T.81 F.1.2.3 wants. */
    void endBits() {
        while (free < Long.SIZE) {
            int used = Long.SIZE - free;
            int next = used >= 8 ? (int) (bits >>> (used - 8)) : (int) (bits << (8 - used)) | (0xFF >> used);
            putByte(next);
            if ((next & 0xFF) == 0xFF) {
                putByte(0);
            }
            free = Math.min(Long.SIZE, free + 8);
        }
    }

    byte[] toBytes() {
        int all = length + full.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer file = ByteBuffer.allocate(all);
        full.forEach(file::put);
        return file.put(bytes, 0, length).array();
    }

    private void flush(long eight) {
        reserve(MOST_PER_FLUSH);
        // whether any byte is 0xFF; a carry between bytes can only cry wolf
        if ((eight & HIGH_BITS & ~(eight + LOW_BITS)) == 0) {
            LONGS.set(bytes, length, eight);
            length += Long.BYTES;
            return;
        }
        for (int shift = Long.SIZE - 8; shift >= 0; shift -= 8) {
            byte next = (byte) (eight >>> shift);
            bytes[length++] = next;
            if (next == (byte) 0xFF) {
                bytes[length++] = 0; // or it would begin a marker
            }
        }
    }

    private void reserve(int more) {
        if (length + more <= bytes.length) {
            return;
        }
        if (bytes.length < PART) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        } else {
            full.add(ByteBuffer.wrap(bytes, 0, length));
            bytes = new byte[Math.max(PART, more)];
            length = 0;
        }
    }
}
