package org.thumbnailroute.engine.fuzz;

import java.io.ByteArrayOutputStream;

/** Bits as deflate, GIF and lossless WebP pack them: the first one is a byte's lowest. */
final class Bits {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long waiting;
    private int count;

    /** Appends the lower bits of a number, the lowest first. */
    Bits put(int value, int width) {
        waiting |= (value & ((1L << width) - 1)) << count;
        for (count += width; count >= 8; count -= 8) {
            bytes.write((int) waiting);
            waiting >>>= 8;
        }
        return this;
    }

    /** All of it, with zeros up to a whole byte. */
    byte[] bytes() {
        byte[] padding = {(byte) waiting};
        bytes.write(padding, 0, count > 0 ? 1 : 0);
        return bytes.toByteArray();
    }
}
