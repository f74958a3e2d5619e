package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import org.thumbnailroute.engine.internal.codec.LzwStrings;

/** How strips and tiles are compressed, of what is read here: the values of the tag Compression. */
enum Compression {
    NONE(1, 1),
    /** Modified Huffman: fax rows that begin at whole bytes. */
    FAX_ROWS(2, Compression.UNBOUNDED),
    FAX_GROUP_3(3, Compression.UNBOUNDED),
    FAX_GROUP_4(4, Compression.UNBOUNDED),
    LZW(5, LzwStrings.MAX_CODES),
    OLD_JPEG(6, Compression.UNBOUNDED),
    JPEG(7, Compression.UNBOUNDED),
    DEFLATE(8, 1032),
    /** Modified Huffman: fax rows that begin at whole words of 16 bits. */
    FAX_ROWS_IN_WORDS(32771, Compression.UNBOUNDED),
    PACK_BITS(32773, 64);

    /** The number of {@link #DEFLATE} before Adobe registered one. */
    private static final int OLD_DEFLATE = 32946;

    private static final long UNBOUNDED = Integer.MAX_VALUE;

    private final int number;
    private final long mostGain;

    Compression(int number, long mostGain) {
        this.number = number;
        this.mostGain = mostGain;
    }

    int number() {
        return number;
    }

    /** The most bytes that one byte can stand for. */
    long mostGain() {
        return mostGain;
    }

    boolean isFax() {
        return this == FAX_ROWS || this == FAX_ROWS_IN_WORDS || this == FAX_GROUP_3 || this == FAX_GROUP_4;
    }

    boolean isJpeg() {
        return this == OLD_JPEG || this == JPEG;
    }

    /** Of the number in a directory. */
    static Compression of(int number) {
        for (Compression one : values()) {
            if (one.number == number) {
                return one;
            }
        }
        if (number == OLD_DEFLATE) {
            return DEFLATE;
        }
        throw unsupported("TIFF compressed with " + UnreadCompression.nameOf(number));
    }
}
