package org.thumbnailroute.engine.internal.tiff;

import java.util.Arrays;

/** TIFF 6.0, section 9: runs of one byte and of literal ones. */
final class PackBits implements Bytes {

    private final byte[] file;
    private final byte[] row;
    private int to;
    private int begin;
    private int place;
    private int literal;
    private int run;

    PackBits(byte[] file, int longest) {
        this.file = file;
        this.row = new byte[longest];
    }

    @Override
    public void open(int from, int to) {
        this.begin = from;
        this.place = from;
        this.to = to;
        this.literal = 0;
        this.run = 0;
    }

    @Override
    public byte[] buffer() {
        return row;
    }

    @Override
    public int taken() {
        return place - begin;
    }

    @Override
    public int take(int n) {
        int next = 0;
        while (next < n) {
            if (literal == 0 && run == 0 && !nextRun()) {
                return -1;
            }
            int count = Math.min(n - next, literal + run);
            if (literal > 0) {
                System.arraycopy(file, place, row, next, count);
                place += count;
                literal -= count;
            } else {
                Arrays.fill(row, next, next + count, file[place]);
                run -= count;
                place += run == 0 ? 1 : 0;
            }
            next += count;
        }
        return 0;
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
