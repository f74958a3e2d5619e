package org.thumbnailroute.lambda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A drawn picture in the format that needs no encoder: 24 bits a pixel, without compression, without AWT. */
final class DrawnBmp {

    // small: what the heap grows by before a snapshot, each copy has from its first moment
    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    private static final int HEADERS = 14 + 40;

    private DrawnBmp() {}

    static byte[] bytes() {
        ByteBuffer file = ByteBuffer.allocate(HEADERS + 3 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(HEADERS);
        file.putInt(40).putInt(WIDTH).putInt(HEIGHT).putShort((short) 1).putShort((short) 24);
        file.position(HEADERS);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                // smooth colours and a pattern, so that the coders meet both
                file.put((byte) x).put((byte) y).put((byte) ((x * y) >> 6));
            }
        }
        return file.array();
    }
}
