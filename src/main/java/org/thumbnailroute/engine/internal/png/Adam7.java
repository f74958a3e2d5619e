package org.thumbnailroute.engine.internal.png;

import java.util.List;

/**
 * One of the seven passes of an interlaced picture (section 8.2 of the standard): every so-manieth pixel of every
 * so-manieth row.
 *
 * @param left the first pixel of a row
 * @param top the first row
 * @param across from one pixel to the next
 * @param down from one row to the next
 */
record Adam7(int left, int top, int across, int down) {

    static final List<Adam7> PASSES = List.of(
            new Adam7(0, 0, 8, 8),
            new Adam7(4, 0, 8, 8),
            new Adam7(0, 4, 4, 8),
            new Adam7(2, 0, 4, 4),
            new Adam7(0, 2, 2, 4),
            new Adam7(1, 0, 2, 2),
            new Adam7(0, 1, 1, 2));

    /** Pixels that a row of this pass has. */
    int columns(int width) {
        return width > left ? (width - left - 1) / across + 1 : 0;
    }

    /** Rows that this pass has; they may be empty. */
    int rows(int height) {
        return height > top ? (height - top - 1) / down + 1 : 0;
    }
}
