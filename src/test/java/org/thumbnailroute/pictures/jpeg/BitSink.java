package org.thumbnailroute.pictures.jpeg;

import java.io.ByteArrayOutputStream;

/** Bits, the highest first, with a zero stuffed after each 0xFF (T.81 F.1.2.3). */
final class BitSink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int pending;
    private int count;

    void write(int value, int size) {
        for (int i = size - 1; i >= 0; i--) {
            pending = pending << 1 | ((value >> i) & 1);
            if (++count == 8) {
                bytes.write(pending);
                if ((pending & 0xFF) == 0xFF) {
                    bytes.write(0);
                }
                pending = 0;
                count = 0;
            }
        }
    }

    void marker(int code) {
        pad();
        bytes.write(0xFF);
        bytes.write(code);
    }

    byte[] end() {
        pad();
        return bytes.toByteArray();
    }

    private void pad() {
        while (count > 0) {
            write(1, 1);
        }
    }
}
