package org.thumbnailroute.engine.fuzz;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Makes a PNG's checksums right again, or they would stop nearly every change of a fuzzer where it begins. */
final class Checksums {

    private static final int SIGNATURE = 8;
    private static final int AROUND = 12;

    private Checksums() {}

    /** A copy of the file, as far as its chunks can be followed. */
    static byte[] corrected(byte[] png) {
        ByteBuffer file = ByteBuffer.wrap(png.clone());
        int at = SIGNATURE;
        while (file.capacity() - at >= AROUND) {
            int length = file.getInt(at);
            if (length < 0 || length > file.capacity() - at - AROUND) {
                break;
            }
            CRC32 crc = new CRC32();
            crc.update(file.array(), at + 4, length + 4);
            file.putInt(at + 8 + length, (int) crc.getValue());
            at += AROUND + length;
        }
        return file.array();
    }
}
