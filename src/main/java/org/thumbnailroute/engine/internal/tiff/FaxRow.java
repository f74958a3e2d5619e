package org.thumbnailroute.engine.internal.tiff;

import java.util.Arrays;

/** A row of a fax: the places where its colour changes, which begins as white. Always a whole row, whatever the bits say. */
final class FaxRow {

    /** Behind the last change, so that whoever looks for the next ones finds the end of the row. */
    private static final int BEYOND = 4;

    private final int width;
    /** In rising order. */
    private final int[] changes;

    private int count;

    FaxRow(int width) {
        this.width = width;
        this.changes = new int[Math.addExact(width, 1 + BEYOND)];
        clear();
    }

    /** Memory of a row, in bytes. */
    static long bytes(long width) {
        return 4 * (width + 1 + BEYOND);
    }

    /** Makes it white. */
    void clear() {
        count = 0;
        end();
    }

    /** T.4, 4.1: lengths of runs. False if a code is none. */
    boolean inOneDimension(FaxBits bits) {
        count = 0;
        int place = 0;
        while (place >= 0 && place < width) {
            place = run(bits, place);
        }
        end();
        return place >= 0;
    }

    /** T.4, 4.2, and T.6: what changes against the row above. False if a code is none. */
    boolean inTwoDimensions(FaxBits bits, FaxRow above) {
        count = 0;
        // left of the first pixel, where a change above may be at it
        int place = -1;
        int next = 0;
        while (place < width) {
            next = above.next(next, place, isBlack());
            int change = above.changes[next];
            int code = bits.peek(7);
            if (code >> 4 == 1) {
                bits.skip(3);
                place = run(bits, Math.max(0, place));
                place = place < 0 ? place : run(bits, place);
            } else if (code >> 3 == 1) {
                bits.skip(4);
                place = above.changes[next + 1];
            } else {
                place = vertical(bits, code, change, place);
            }
            if (place < 0) {
                end();
                return false;
            }
        }
        end();
        return true;
    }

    /** A change near one above; its place, or -1. */
    private int vertical(FaxBits bits, int code, int above, int from) {
        int length;
        int by;
        if (code >= 64) {
            length = 1;
            by = 0;
        } else if (code >= 32) {
            length = 3;
            by = 1;
        } else if (code >= 4) {
            length = 6;
            by = 2;
        } else {
            length = 7;
            by = 3;
        }
        boolean right = ((code >> (7 - length)) & 1) == 1;
        int place = right ? above + by : above - by;
        if (code < 2 || place < Math.max(0, from)) {
            return -1;
        }
        bits.skip(length);
        change(Math.min(width, place));
        return Math.min(width, place);
    }

    /** A run of the current colour from a place on; where it ends, or -1. */
    private int run(FaxBits bits, int from) {
        int place = from;
        int run;
        do {
            int found = FaxCodes.find(isBlack(), bits.peek(FaxCodes.LONGEST));
            if (found == 0) {
                return -1;
            }
            bits.skip(found & 15);
            run = found >> 4;
            place = Math.min(width, place + run);
        } while (run >= 64);
        change(place);
        return place;
    }

    private boolean isBlack() {
        return (count & 1) == 1;
    }

    /** Two changes at the same place are none. */
    private void change(int place) {
        if (count > 0 && changes[count - 1] == place) {
            count--;
        } else {
            changes[count++] = place;
        }
    }

    private void end() {
        Arrays.fill(changes, count, count + BEYOND, width);
    }

    /** Which change is the first one right of a place to the other colour than {@code black} is; begins near {@code at}. */
    private int next(int at, int place, boolean black) {
        int next = (at & ~1) | (black ? 1 : 0);
        while (next >= 2 && changes[next - 2] > place) {
            next -= 2;
        }
        while (changes[next] <= place && changes[next] < width) {
            next += 2;
        }
        return next;
    }

    /** Writes the row's bits; black is 1. */
    void paint(byte[] row) {
        Arrays.fill(row, (byte) 0);
        for (int i = 0; i < count; i += 2) {
            paint(row, changes[i], i + 1 < count ? changes[i + 1] : width);
        }
    }

    private static void paint(byte[] row, int from, int to) {
        if (from >= to) {
            return;
        }
        int first = from >> 3;
        int last = (to - 1) >> 3;
        int head = 0xff >> (from & 7);
        int tail = 0xff << (7 - ((to - 1) & 7));
        if (first == last) {
            row[first] |= (byte) (head & tail);
            return;
        }
        row[first] |= (byte) head;
        Arrays.fill(row, first + 1, last, (byte) 0xff);
        row[last] |= (byte) tail;
    }
}
