package org.thumbnailroute.engine.internal.placeholder;

import java.util.Arrays;

/** Bytes that are filled from their lowest bit. */
final class HashBytes {

    private final byte[] bytes;
    private int bits;

    HashBytes(int most) {
        this.bytes = new byte[most];
    }

    /** Adds the lowest bits of a value, so many. */
    HashBytes add(int count, int value) {
        for (int i = 0; i < count; i++, bits++) {
            bytes[bits >> 3] |= (byte) (((value >> i) & 1) << (bits & 7));
        }
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, (bits + 7) >> 3);
    }
}
