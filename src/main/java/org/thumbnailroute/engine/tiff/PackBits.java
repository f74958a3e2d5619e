package org.thumbnailroute.engine.tiff;

import java.util.Arrays;

/** TIFF 6.0, section 9: runs of one byte and of literal ones. */
final class PackBits implements Bytes {

    private final byte[] file;
    private final int from;
    private final int to;
    private int place;
    private int literal;
    private int run;

    PackBits(byte[] file, int from, int to) {
        this.file = file;
        this.from = from;
        this.place = from;
        this.to = to;
    }

    @Override
    public boolean read(byte[] into, int at, int n) {
        int end = at + n;
        int next = at;
        while (next < end) {
            if (literal == 0 && run == 0 && !nextRun()) {
                return false;
            }
            int count = Math.min(end - next, literal + run);
            if (literal > 0) {
                System.arraycopy(file, place, into, next, count);
                place += count;
                literal -= count;
            } else {
                Arrays.fill(into, next, next + count, file[place]);
                run -= count;
                place += run == 0 ? 1 : 0;
            }
            next += count;
        }
        return true;
    }

    @Override
    public int taken() {
        return place - from;
    }

    private boolean nextRun() {
        while (place < to) {
            int head = file[place++];
            if (head >= 0) {
                literal = head + 1;
                return to - place >= literal;
            }
            if (head != -128) {
                run = 1 - head;
                return place < to;
            }
        }
        return false;
    }
}
