package org.thumbnailroute.engine.internal.bmp;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;

/** Little-endian numbers of a file, none of which may lie behind its end. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Fields(byte[] file) {

    int u8(int at) {
        if (at < 0 || at >= file.length) {
            throw corrupt("BMP: the header ends at byte %d".formatted(file.length));
        }
        return file[at] & 0xff;
    }

    int u16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }
}
