package org.thumbnailroute.engine.internal.jpeg;

/**
 * A component of the frame (T.81, B.2.2) and how its blocks lie.
 *
 * @param index its place in the frame
 * @param id what scans call it
 * @param h horizontal sampling factor, 1 to 4
 * @param v vertical sampling factor, 1 to 4
 * @param table number of its quantisation table
 * @param width in samples
 * @param height in samples
 * @param blockColumns blocks in a row, those included that only fill the last MCU
 * @param blockRows likewise
 */
record Component(int index, int id, int h, int v, int table, int width, int height, int blockColumns, int blockRows) {

    /** Blocks in a row of a scan of this component alone, which has no filling ones. */
    int ownBlockColumns() {
        return (width + 7) / 8;
    }

    int ownBlockRows() {
        return (height + 7) / 8;
    }
}
