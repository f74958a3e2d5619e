package org.thumbnailroute.engine.internal.jpeg;

import org.thumbnailroute.engine.ImageRejectedException;

/**
 * The height of a picture whose frame header says 0: a DNL segment tells it after the first scan (T.81, B.2.5), because a
 * scanner did not know it before. It is looked for at once, so that limits are checked before anything is decoded.
 */
final class LineCount {

    private LineCount() {}

    /**
     * Looks for the segment.
     *
     * @param from behind the frame header
     * @return 1 to 65535
     */
    static int after(byte[] source, int from) {
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

    private static int height(int rows, int at) {
        if (rows == 0) {
            throw ImageRejectedException.corrupt("JPEG: a height of 0 in the DNL segment at byte %d".formatted(at));
        }
        return rows;
    }
}
