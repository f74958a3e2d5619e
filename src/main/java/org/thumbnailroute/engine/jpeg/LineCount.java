package org.thumbnailroute.engine.jpeg;

import org.thumbnailroute.engine.codec.ImageRejectedException;

/**
 * The height of a picture whose scanner did not know it when it wrote the frame header, and put 0 or too large a number
 * there. A DNL segment tells it after the first scan (T.81, B.2.5). It is looked for at once, so that limits are checked
 * before anything is decoded.
 */
final class LineCount {

    private static final int MOST = 0xffff;

    private LineCount() {}

    /**
     * The height that counts.
     *
     * @param declared what the frame header says
     * @param from behind the frame header
     * @return 1 to 65535
     */
    static int of(int declared, byte[] source, int from) {
        return declared == 0 ? after(source, from) : Math.min(declared, atEnd(source));
    }

    private static int after(byte[] source, int from) {
        int at = Markers.find(source, from);
        while (at + 4 <= source.length && (source[at + 1] & 0xff) != Markers.EOI) {
            int marker = source[at + 1] & 0xff;
            int length = SegmentReader.uint16(source, at + 2);
            if (marker == Markers.DNL && length >= 4 && at + 6 <= source.length) {
                return height(SegmentReader.uint16(source, at + 4), at);
            }
            // a scan's data follow its header, which may end anywhere
            at = Markers.findAfterScan(source, Markers.standsAlone(marker) ? at + 2 : at + 2 + length);
        }
        throw ImageRejectedException.corrupt(
                "JPEG: the frame header says a height of 0, and no DNL segment behind it says another");
    }

    /** Of a picture of one scan, whose DNL is the last segment: to look for it anywhere would slow all others down. */
    private static int atEnd(byte[] source) {
        long last = (long) EntropyReader.BIG_ENDIAN.get(source, source.length - 8);
        int rows = (int) (last >>> 16) & 0xffff;
        boolean there = last >>> 32 == 0xffdc_0004L && (last & 0xffff) == 0xffd9;
        return there && rows > 0 ? rows : MOST;
    }

    private static int height(int rows, int at) {
        if (rows == 0) {
            throw ImageRejectedException.corrupt("JPEG: a height of 0 in the DNL segment at byte %d".formatted(at));
        }
        return rows;
    }
}
