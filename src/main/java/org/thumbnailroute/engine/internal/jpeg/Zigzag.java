package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;

/** The order in which a block's coefficients are coded (T.81, figure A.6). */
final class Zigzag {

    /**
     * Row × 8 + column by place in the order. Longer than a block: a run of zeros in broken data may lead 16 places
     * beyond it, to a place that nobody reads.
     */
    static final int[] NATURAL = natural();

    /** The other way round: the place in the order by row × 8 + column. */
    static final int[] PLACE = place();

    /** Where values of runs beyond the block go. */
    static final int BEYOND = 64;

    private Zigzag() {}

    private static int[] natural() {
        int[] order = new int[64 + 16];
        Arrays.fill(order, BEYOND);
        int row = 0;
        int column = 0;
        for (int i = 0; i < 64; i++) {
            order[i] = row * 8 + column;
            boolean up = (row + column) % 2 == 0;
            if ((up && column == 7) || (!up && row == 7)) {
                if (up) {
                    row++;
                } else {
                    column++;
                }
            } else if (up && row == 0) {
                column++;
            } else if (!up && column == 0) {
                row++;
            } else {
                row += up ? -1 : 1;
                column += up ? 1 : -1;
            }
        }
        return order;
    }

    private static int[] place() {
        int[] place = new int[64];
        for (int i = 0; i < 64; i++) {
            place[NATURAL[i]] = i;
        }
        return place;
    }

    /** The place of the last coefficient that a scale of {@code n}/8 needs: those of the first n rows and columns. */
    static int last(int n) {
        int last = 0;
        for (int i = 0; i < 64; i++) {
            if (NATURAL[i] / 8 < n && NATURAL[i] % 8 < n) {
                last = i;
            }
        }
        return last;
    }

    /**
     * How far each coefficient reaches, by place in the order: as many ones in the low byte as its row's number, and in
     * the byte above as its column's, so that the OR of all tells the last row and column. 0 outside n × n.
     */
    static int[] extents(int n) {
        int[] extents = new int[NATURAL.length];
        for (int i = 0; i < 64; i++) {
            int row = NATURAL[i] / 8;
            int column = NATURAL[i] % 8;
            if (row < n && column < n) {
                extents[i] = ((1 << row) - 1) | (((1 << column) - 1) << 8);
            }
        }
        return extents;
    }
}
