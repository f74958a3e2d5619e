package org.thumbnailroute.engine.internal.jpeg;

/** Walks over the units of a progressive picture's scan: rows, restarts, and what to do where the data end. */
abstract class ProgressiveScan {

    private static final int MOST_BYTES_OF_BLOCK = 64 * 32 / 8 + 1;

    final ScanHeader scan;
    final EntropyReader reader;
    final int unitColumns;
    private final int unitRows;
    private final Restarts restarts;
    private int unitsToRestart;
    /** Whether what follows makes no sense until the next restart. */
    private boolean broken;

    private boolean damaged;

    ProgressiveScan(byte[] source, ScanHeader scan) {
        this.scan = scan;
        this.unitColumns = scan.unitColumns();
        this.unitRows = scan.unitRows();
        int blocks = scan.parts().stream()
                .mapToInt(part -> part.component().h() * part.component().v())
                .sum();
        this.reader = new EntropyReader(source, scan.data(), blocks * MOST_BYTES_OF_BLOCK);
        this.restarts = new Restarts(source, scan);
        this.unitsToRestart = scan.restartInterval();
    }

    /**
     * Decodes until the end of the scan or of what is readable of it.
     *
     * @return where in the source the scan's data end
     */
    int decode() {
        int units = unitColumns;
        for (int y = 0; y < unitRows && units == unitColumns; y++) {
            units = row(y);
            if (units > 0) {
                for (int x = units; x < unitColumns; x++) {
                    lose(x);
                }
                end(y);
            }
        }
        damaged |= broken || units < unitColumns || reader.overran();
        return reader.end();
    }

    /** Decodes a row of units; returns how many of them were come to before the data ended. */
    private int row(int y) {
        begin(y);
        for (int x = 0; x < unitColumns; x++) {
            advance();
            if (!broken) {
                broken = !unit(x);
            } else if (scan.restartInterval() > 0 && restarts.follow(reader)) {
                lose(x);
            } else {
                return x;
            }
        }
        return unitColumns;
    }

    /** Reads on behind a restart marker when it is time, and looks whether there are data. */
    private void advance() {
        if (scan.restartInterval() > 0) {
            if (unitsToRestart == 0) {
                damaged |= broken || reader.overran();
                broken = !restarts.next(reader);
                unitsToRestart = scan.restartInterval();
                restart();
            }
            unitsToRestart--;
        }
        if (reader.position > reader.refillAt) {
            reader.fill();
            broken |= isAtEnd();
        }
    }

    /** Whether a part of the scan was missing or broken. */
    boolean isDamaged() {
        return damaged;
    }

    /** Whether the data are used up, and the next unit needs some. */
    abstract boolean isAtEnd();

    /** Makes do without the unit in this column of the row. */
    abstract void lose(int column);

    abstract void begin(int row);

    /** Decodes the unit in this column of the row; false if the data are broken. */
    abstract boolean unit(int column);

    abstract void end(int row);

    /** Forgets what was decoded before a restart marker. */
    abstract void restart();
}
