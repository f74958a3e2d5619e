package org.thumbnailroute.engine.internal.jpeg;

/** Markers (T.81, table B.1) and the search for them. */
final class Markers {

    static final int SOF0 = 0xc0;
    static final int SOF1 = 0xc1;
    static final int SOF2 = 0xc2;
    static final int DHT = 0xc4;
    static final int RST0 = 0xd0;
    static final int RST7 = 0xd7;
    static final int SOI = 0xd8;
    static final int EOI = 0xd9;
    static final int SOS = 0xda;
    static final int DQT = 0xdb;
    static final int DNL = 0xdc;
    static final int DRI = 0xdd;
    static final int APP0 = 0xe0;
    static final int APP1 = 0xe1;
    static final int APP2 = 0xe2;
    static final int APP14 = 0xee;
    static final int APP15 = 0xef;
    static final int COM = 0xfe;
    static final int TEM = 0x01;

    private static final long LOW_BITS = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Markers() {}

    /**
     * The place of the next marker's FF, stuffed and fill bytes passed over; the source's length if there is none with a
     * code after it.
     */
    static int find(byte[] source, int from) {
        int at = from;
        int last = source.length - 8;
        while (true) {
            while (at <= last) {
                if (hasFf((long) EntropyReader.BIG_ENDIAN.get(source, at))) {
                    break;
                }
                at += 8;
            }
            while (at < source.length && source[at] != (byte) 0xff) {
                at++;
            }
            if (at + 1 >= source.length) {
                return source.length;
            }
            if (source[at + 1] != 0 && source[at + 1] != (byte) 0xff) {
                return at;
            }
            at++;
        }
    }

    /** The place of the marker that ends a scan; the source's length if there is none. */
    static int findAfterScan(byte[] source, int from) {
        int at = findInScan(source, from);
        while (at < source.length && isRestart(source[at + 1])) {
            at = findInScan(source, at + 2);
        }
        return at;
    }

    /** The place of the next RST marker or, if that comes first, of the marker that ends the scan. */
    static int findInScan(byte[] source, int from) {
        int at = find(source, from);
        while (at < source.length && !isRestart(source[at + 1]) && !ScanEnd.isAt(source, at)) {
            at = find(source, at + 2);
        }
        return at;
    }

    /** Whether one of eight bytes is FF: the usual test for a zero byte, of their complement. */
    static boolean hasFf(long eight) {
        long inverted = ~eight;
        return ((inverted - LOW_BITS) & ~inverted & HIGH_BITS) != 0;
    }

    /** Whether nothing belongs to a marker, no length either. */
    static boolean standsAlone(int marker) {
        return marker == SOI || marker == TEM || isRestart((byte) marker);
    }

    /** As the standard calls it, for messages. */
    static String name(int marker) {
        return switch (marker) {
            case DHT -> "DHT";
            case SOS -> "SOS";
            case DQT -> "DQT";
            case DNL -> "DNL";
            case DRI -> "DRI";
            default -> {
                if (marker >= SOF0 && marker <= 0xcf) {
                    yield "SOF" + (marker - SOF0);
                }
                yield marker >= APP0 && marker <= 0xef ? "APP" + (marker - APP0) : "FF%02X".formatted(marker);
            }
        };
    }

    static boolean isRestart(byte code) {
        int marker = code & 0xff;
        return marker >= RST0 && marker <= RST7;
    }
}
