package org.thumbnailroute.engine.internal.jpeg;

/**
 * Tells a marker that ends a scan from damaged data that look like one: in a burst of wrong bytes every 256th or so is an
 * FF. A segment may follow a scan if its length and contents fit each other.
 */
final class ScanEnd {

    private static final int HUFFMAN_COUNTS = 16;
    private static final int STEPS = 64;
    private static final int MOST_COMPONENTS = 4;

    private ScanEnd() {}

    /** Whether a scan ends at a marker, which is no RST. */
    static boolean isAt(byte[] source, int marker) {
        int code = source[marker + 1] & 0xff;
        int from = marker + 4;
        if (code == Markers.EOI || code == Markers.SOI) {
            return true;
        }
        if (from > source.length) {
            return false;
        }
        int end = marker + 2 + SegmentReader.uint16(source, marker + 2);
        if (end < from || end > source.length) {
            return false;
        }
        return switch (code) {
            case Markers.SOS -> isScan(source, from, end);
            case Markers.DHT -> areHuffmanTables(source, from, end);
            case Markers.DQT -> areQuantisationTables(source, from, end);
            case Markers.DRI, Markers.DNL -> end - from >= 2;
            case Markers.COM -> isFollowed(source, end);
            default -> code >= Markers.APP0 && code <= Markers.APP15 && isFollowed(source, end);
        };
    }

    private static boolean isScan(byte[] source, int from, int end) {
        int components = from < end ? source[from] & 0xff : 0;
        return components >= 1 && components <= MOST_COMPONENTS && end - from == 4 + 2 * components;
    }

    private static boolean areHuffmanTables(byte[] source, int from, int end) {
        int at = from;
        while (at + 1 + HUFFMAN_COUNTS <= end && (source[at] & 0xec) == 0) {
            at += 1 + HUFFMAN_COUNTS + HuffmanTable.valueCount(source, at + 1);
        }
        return at == end;
    }

    private static boolean areQuantisationTables(byte[] source, int from, int end) {
        int at = from;
        while (at < end && (source[at] & 0xec) == 0) {
            at += 1 + STEPS * (source[at] == (source[at] & 15) ? 1 : 2);
        }
        return at == end;
    }

    /** Contents that may be anything are believed if a marker follows them. */
    private static boolean isFollowed(byte[] source, int end) {
        return end < source.length && source[end] == (byte) 0xff;
    }
}
