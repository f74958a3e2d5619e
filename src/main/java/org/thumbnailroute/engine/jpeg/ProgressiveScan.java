package org.thumbnailroute.engine.jpeg;

/** Walks over the units of a progressive picture's scan: rows, restarts, and what to do where the data end. */
abstract class ProgressiveScan {

    private static final int MOST_BYTES_OF_BLOCK = 64 * 32 / 8 + 1;

    final Scan scan;
    final EntropyReader reader;
    final int unitColumns;
    private final int unitRows;
    private int unitsToRestart;

    ProgressiveScan(byte[] source, Scan scan) {
        this.scan = scan;
        this.unitColumns = scan.unitColumns();
        this.unitRows = scan.unitRows();
        int blocks = scan.parts().stream()
                .mapToInt(part -> part.component().h() * part.component().v())
                .sum();
        this.reader = new EntropyReader(source, scan.data(), blocks * MOST_BYTES_OF_BLOCK);
        this.unitsToRestart = scan.restartInterval();
    }

    /**
     * Decodes until the end of the scan or of what is readable of it.
     *
     * @return where in the source the scan's data end
     */
    int decode() {
        int y = 0;
        while (y < unitRows && row(y)) {
            y++;
        }
        return reader.end();
    }

    /** Decodes a row of units; false if the data end in it or are broken. */
    private boolean row(int y) {
        begin(y);
        for (int x = 0; x < unitColumns; x++) {
            if (!mayGoOn()) {
                return false;
            }
            // where only a marker helps, what is decoded of nothing would be thrown away: scans without data cost
            // nothing
            boolean lost = scan.restartInterval() > 0 && reader.overran();
            if (!lost && !unit(x)) {
                return false;
            }
        }
        if (reader.overran() && !(scan.restartInterval() > 0 && reader.restartFollows())) {
            return false;
        }
        end(y);
        return true;
    }

    /** Reads on behind a restart marker when it is time; false if there is none. */
    private boolean mayGoOn() {
        if (scan.restartInterval() > 0) {
            if (unitsToRestart == 0) {
                if (!reader.restart()) {
                    return false;
                }
                unitsToRestart = scan.restartInterval();
                restart();
            }
            unitsToRestart--;
        }
        if (reader.position > reader.refillAt) {
            reader.fill();
            return !reader.overran() || scan.restartInterval() > 0;
        }
        return true;
    }

    abstract void begin(int row);

    /** Decodes the unit in this column of the row; false if the data are broken. */
    abstract boolean unit(int column);

    abstract void end(int row);

    /** Forgets what was decoded before a restart marker. */
    abstract void restart();
}
