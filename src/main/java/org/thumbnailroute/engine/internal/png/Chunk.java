package org.thumbnailroute.engine.internal.png;

import java.util.zip.CRC32;

/**
 * A chunk of a PNG file (section 5.3 of the standard). May reach beyond the end of a file that was cut.
 *
 * @param type four letters, the first in the highest byte; {@link #NONE} behind the end of the file
 * @param from where the data begin in the file
 * @param length of the data, in bytes
 */
record Chunk(int type, int from, int length) {

    static final int NONE = 0;
    static final int CGBI = 0x43674249;
    static final int IHDR = 0x49484452;
    static final int PLTE = 0x504c5445;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454e44;
    static final int TRNS = 0x74524e53;
    static final int ICCP = 0x69434350;
    static final int EXIF = 0x65584966;

    /** Length and type stand before the data, a checksum behind. */
    static final int HEAD = 8;

    private static final int CRC = 4;

    /** Bit 5 of the first letter: a small one is of a chunk that a reader may skip. */
    private static final int ANCILLARY = 0x20000000;

    /** The chunk that begins here; one of type {@link #NONE} if there is none or its length makes no sense. */
    static Chunk at(byte[] file, int position) {
        if (position < 0 || position > file.length - HEAD) {
            return new Chunk(NONE, file.length, 0);
        }
        int length = u32(file, position);
        int from = position + HEAD;
        boolean fits = length >= 0 && length <= Integer.MAX_VALUE - from - CRC;
        return fits ? new Chunk(u32(file, position + 4), from, length) : new Chunk(NONE, from, 0);
    }

    int end() {
        return from + length;
    }

    /** Where the next chunk begins. */
    int next() {
        return end() + CRC;
    }

    boolean isAncillary() {
        return (type & ANCILLARY) != 0;
    }

    boolean isWholeIn(byte[] file) {
        return type != NONE && next() <= file.length;
    }

    boolean isIntactIn(byte[] file) {
        if (!isWholeIn(file)) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(file, from - 4, length + 4);
        return (int) crc.getValue() == u32(file, end());
    }

    /** For a message: the letters, and a dot for what is none. */
    String name() {
        StringBuilder name = new StringBuilder();
        for (int shift = 24; shift >= 0; shift -= 8) {
            int c = type >>> shift & 0xff;
            name.append((c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? (char) c : '.');
        }
        return name.toString();
    }

    static int u32(byte[] file, int at) {
        return u16(file, at) << 16 | u16(file, at + 2);
    }

    static int u16(byte[] file, int at) {
        return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    }
}
