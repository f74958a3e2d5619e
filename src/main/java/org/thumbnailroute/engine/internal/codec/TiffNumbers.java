package org.thumbnailroute.engine.internal.codec;

/**
 * Unsigned numbers of a TIFF file or an EXIF block, in the byte order with which it begins: {@code II} has the lowest byte
 * first, {@code MM} the highest. Whoever asks for a number makes sure that its bytes are there.
 */
public final class TiffNumbers {

    private final byte[] bytes;
    private final boolean bigEndian;

    /**
     * Numbers in the order of a header.
     *
     * @param bytes hold the header and the numbers
     * @param header where its two letters are
     */
    public TiffNumbers(byte[] bytes, int header) {
        this.bytes = bytes;
        this.bigEndian = bytes[header] == 'M';
    }

    /** Whether the highest byte of a number comes first. */
    public boolean bigEndian() {
        return bigEndian;
    }

    /** The number of two bytes at this place. */
    public int u16(int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return bigEndian ? first << 8 | second : second << 8 | first;
    }

    /** The number of four bytes at this place. */
    public long u32(int at) {
        long first = u16(at);
        long second = u16(at + 2);
        return bigEndian ? first << 16 | second : second << 16 | first;
    }

    /** The number of eight bytes at this place; {@code Long.MAX_VALUE} for all above four bytes, which no file has. */
    public long u64(int at) {
        long high = u32(bigEndian ? at : at + 4);
        return high == 0 ? u32(bigEndian ? at + 4 : at) : Long.MAX_VALUE;
    }
}
