package org.thumbnailroute.engine.internal.placeholder;

/**
 * Which cosines of a channel are kept: those of the lower frequencies, below the diagonal of a grid.
 *
 * @param across frequencies across, at most 7
 * @param down frequencies down, at most 7
 */
record Grid(int across, int down) {

    /** How many frequencies across are kept with one down. */
    int across(int downwards) {
        return (across * (down - downwards) + down - 1) / down;
    }

    int count() {
        int count = 0;
        for (int downwards = 0; downwards < down; downwards++) {
            count += across(downwards);
        }
        return count;
    }
}
