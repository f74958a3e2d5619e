package org.thumbnailroute.engine.internal.jpeg;

/**
 * Finds the data of each restart interval of a scan. The number of an RST marker says, modulo 8, which interval follows
 * it (T.81, E.1.4), so that intervals that are lost or stand there twice move no others.
 *
 * <p>What libjpeg does with a wrong number ({@code jpeg_resync_to_restart}) looks at that number alone; here the next
 * number counts too, and how many markers there still are. Eight lost intervals in a row, or more, look like eight fewer
 * to any reader: those after them come eight too early.
 */
final class Restarts {

    private static final int NUMBERS = 8;

    /** How many intervals a number leads on whatever else there is, as with libjpeg. */
    private static final int SURELY_LOST = 2;

    /** Up to here a number leads on if there are not too many markers for that; above it has rather been there before. */
    private static final int PERHAPS_LOST = 5;

    /** Fewer numbers cannot show that a writer does not count. */
    private static final int LEAST_COUNTED = 8;

    private static final int NONE = Integer.MAX_VALUE;

    private final byte[] source;
    /** The number of the last interval, from 0. */
    private final int last;

    private int interval;
    /** The next interval of which there are data, and where they begin; after it was begun with, itself. */
    private int found;

    private int data;
    /** RST markers from the next one on, once they are counted. */
    private int markers;

    private boolean counted;
    /** Whether the numbers mean anything. */
    private boolean numbered = true;
    /** Whether the end of the scan is there. */
    private boolean whole;

    /** The intervals of a scan; before the first there is no marker. */
    Restarts(byte[] source, ScanHeader scan) {
        this.source = source;
        this.last = (scan.unitColumns() * scan.unitRows() - 1) / Math.max(1, scan.restartInterval());
    }

    /**
     * Goes on to the next interval.
     *
     * @return whether there are data of it, to which the reader has gone on; otherwise its units are lost
     */
    boolean next(EntropyReader reader) {
        follow(reader);
        interval++;
        if (found == interval) {
            reader.begin(data);
        }
        return found == interval;
    }

    /** Whether there are data of any interval after this one. */
    boolean follow(EntropyReader reader) {
        if (found == interval) {
            find(reader.next());
        }
        return found != NONE;
    }

    private void find(int from) {
        int at = interval < last ? Markers.findInScan(source, from) : source.length;
        while (isRestart(at)) {
            int lost = lost(at);
            markers--;
            if (lost >= 0) {
                found = interval + 1 + lost;
                data = at + 2;
                return;
            }
            at = Markers.findInScan(source, at + 2);
        }
        found = NONE;
    }

    /** How many intervals are lost between this one and the one behind a marker; -1 if that is one too many. */
    private int lost(int marker) {
        int ahead = distance(interval, source[marker + 1]);
        if (ahead == 0) {
            return 0;
        }
        count(marker);
        int slots = last - interval;
        if (!numbered) {
            return 0;
        }
        int next = Markers.findInScan(source, marker + 2);
        int after = isRestart(next) ? distance(interval, source[next + 1]) : -1;
        if (after == 1 || (after < 0 && slots == 1)) {
            return 0; // the number itself is broken
        }
        if (ahead >= slots || (after == 0 && ahead < NUMBERS - 1)) {
            return -1; // the right one comes only now
        }
        int unused = slots - markers - ahead;
        boolean fits = ahead <= PERHAPS_LOST ? unused >= 0 : unused == 0 || (unused > 0 && whole);
        return ahead <= SURELY_LOST || fits ? ahead : -1;
    }

    /** How far a marker's number is ahead of the one that an interval ends with. */
    private static int distance(int interval, byte code) {
        return ((code & 0xff) - Markers.RST0 - interval) & (NUMBERS - 1);
    }

    /** Looks over the rest of the scan, once: there are writers that do not count, or not from 0. */
    private void count(int from) {
        if (counted) {
            return;
        }
        counted = true;
        markers = 0;
        int inOrder = 0;
        int before = from;
        int at = from;
        while (isRestart(at)) {
            inOrder += distance(source[before + 1] + 1 - Markers.RST0, source[at + 1]) == 0 ? 1 : 0;
            markers++;
            before = at;
            at = Markers.findInScan(source, at + 2);
        }
        whole = at < source.length;
        boolean inPlace = markers != last - interval || distance(last - 1, source[before + 1]) == 0;
        numbered = inPlace && (markers < LEAST_COUNTED || 2 * inOrder >= markers);
    }

    private boolean isRestart(int at) {
        return at < source.length && Markers.isRestart(source[at + 1]);
    }
}
