package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import org.thumbnailroute.engine.internal.codec.LzwStrings;

/** How strips and tiles are compressed, of what is read here. */
enum Compression {
    NONE(1),
    /** Modified Huffman: fax rows that begin at whole bytes. */
    FAX_ROWS(Compression.UNBOUNDED),
    /** The same, at whole words of 16 bits. */
    FAX_ROWS_IN_WORDS(Compression.UNBOUNDED),
    FAX_GROUP_3(Compression.UNBOUNDED),
    FAX_GROUP_4(Compression.UNBOUNDED),
    LZW(LzwStrings.MAX_CODES),
    OLD_JPEG(Compression.UNBOUNDED),
    JPEG(Compression.UNBOUNDED),
    DEFLATE(1032),
    PACK_BITS(64);

    private static final long UNBOUNDED = Integer.MAX_VALUE;

    private final long mostGain;

    Compression(long mostGain) {
        this.mostGain = mostGain;
    }

    /** The most bytes that one byte can stand for. */
    long mostGain() {
        return mostGain;
    }

    boolean isFax() {
        return compareTo(FAX_ROWS) >= 0 && compareTo(FAX_GROUP_4) <= 0;
    }

    boolean isJpeg() {
        return this == OLD_JPEG || this == JPEG;
    }

    /** Of the number in a directory. */
    static Compression of(int number) {
        return switch (number) {
            case 1 -> NONE;
            case 2 -> FAX_ROWS;
            case 3 -> FAX_GROUP_3;
            case 4 -> FAX_GROUP_4;
            case 5 -> LZW;
            case 6 -> OLD_JPEG;
            case 7 -> JPEG;
            case 8, 32946 -> DEFLATE;
            case 32771 -> FAX_ROWS_IN_WORDS;
            case 32773 -> PACK_BITS;
            default -> throw unsupported("TIFF compressed with " + name(number));
        };
    }

    private static String name(int number) {
        return switch (number) {
            case 9, 10, 34661 -> "JBIG";
            case 22610, 34934 -> "JPEG XR";
            case 32766 -> "NeXT's run lengths";
            case 32809 -> "ThunderScan";
            case 32908, 32909 -> "Pixar's log or film encoding";
            case 32947, 65000 -> "Kodak's DCS encoding";
            case 33003, 33004, 33005, 34712 -> "JPEG 2000";
            case 34676, 34677 -> "SGI LogLuv";
            case 34713 -> "Nikon's NEF encoding";
            case 34887 -> "LERC";
            case 34892 -> "DNG's lossy JPEG";
            case 34925 -> "LZMA";
            case 34933 -> "PNG";
            case 50000 -> "Zstandard";
            case 50001 -> "WebP";
            case 50002, 52546 -> "JPEG XL";
            default -> "an unknown method, number " + number;
        };
    }
}
