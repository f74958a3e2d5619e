package org.thumbnailroute.engine.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decodes a scan of a progressive picture (T.81, annex G) into the coefficients that are kept. */
final class ProgressiveScan {

    private static final int MOST_BYTES_OF_BLOCK = 64 * 32 / 8 + 1;

    private final Scan scan;
    private final Segments tables;
    private final List<Coefficients> coefficients;
    private final EntropyReader reader;
    private final int unitColumns;
    private final int unitRows;
    private final int[] predictions = new int[4];
    private int unitsToRestart;
    private int endOfBandRun;

    /**
     * A decoder of one scan.
     *
     * @param coefficients of each component of the frame
     */
    ProgressiveScan(byte[] source, Scan scan, Segments tables, List<Coefficients> coefficients) {
        this.scan = scan;
        this.tables = tables;
        this.coefficients = coefficients;
        Component first = scan.parts().get(0).component();
        this.unitColumns = scan.interleaved() ? first.blockColumns() / first.h() : first.ownBlockColumns();
        this.unitRows = scan.interleaved() ? first.blockRows() / first.v() : first.ownBlockRows();
        int blocks = scan.parts().stream()
                .mapToInt(part -> part.component().h() * part.component().v())
                .sum();
        this.reader = new EntropyReader(source, scan.data(), blocks * MOST_BYTES_OF_BLOCK);
        this.unitsToRestart = scan.restartInterval();
    }

    /** Whether a scan has anything in it that is kept. */
    static boolean isNeeded(Scan scan, List<Coefficients> coefficients) {
        if (scan.from() == 0) {
            return true;
        }
        boolean refines = scan.high() > 0;
        return !refines
                && scan.from()
                        < coefficients.get(scan.parts().get(0).component().index()).kept;
    }

    /**
     * Decodes until the end of the scan or of what is readable of it.
     *
     * @return where in the source the scan's data end
     */
    int decode() {
        boolean dc = scan.from() == 0;
        boolean more = true;
        for (int y = 0; y < unitRows && more; y++) {
            more = dc ? dcRow(y) : acRow(y);
            if (dc && more) {
                for (Scan.Part part : scan.parts()) {
                    Component component = part.component();
                    coefficients.get(component.index()).hasRows((y + 1) * (scan.interleaved() ? component.v() : 1));
                }
            }
        }
        return reader.end();
    }

    /** Reads on behind a restart marker when it is time; false if there is none. */
    private boolean mayGoOn() {
        if (scan.restartInterval() > 0) {
            if (unitsToRestart == 0) {
                if (!reader.restart()) {
                    return false;
                }
                unitsToRestart = scan.restartInterval();
                Arrays.fill(predictions, 0);
                endOfBandRun = 0;
            }
            unitsToRestart--;
        }
        if (reader.position > reader.refillAt) {
            reader.fill();
            return !reader.overran() || scan.restartInterval() > 0;
        }
        return true;
    }

    private boolean dcRow(int y) {
        List<Block> blocks = blocks(y);
        for (int unit = 0; unit < unitColumns; unit++) {
            if (!mayGoOn()) {
                return false;
            }
            for (Block block : blocks) {
                if (scan.high() > 0) {
                    refine(block, unit);
                } else if (!first(block, unit)) {
                    return false;
                }
            }
        }
        return !reader.overran() || scan.restartInterval() > 0;
    }

    /** A block of an MCU: where its coefficient stands, and how far on that of the next MCU. Refining takes no table. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(int component, @Nullable HuffmanTable table, short[] values, int at, int advance) {}

    private List<Block> blocks(int unitRow) {
        List<Block> blocks = new ArrayList<>();
        for (Scan.Part part : scan.parts()) {
            Component component = part.component();
            Coefficients kept = coefficients.get(component.index());
            @Nullable HuffmanTable table = scan.high() > 0 ? null : tables.dcTable(part.dc());
            int h = scan.interleaved() ? component.h() : 1;
            int v = scan.interleaved() ? component.v() : 1;
            for (int y = 0; y < v; y++) {
                for (int x = 0; x < h; x++) {
                    int at = kept.row(unitRow * v + y) + x * kept.kept;
                    blocks.add(new Block(component.index(), table, kept.values, at, h * kept.kept));
                }
            }
        }
        return blocks;
    }

    private boolean first(Block block, int unit) {
        HuffmanTable table = Objects.requireNonNull(block.table);
        reader.refill();
        int symbol = table.differences()[(int) (reader.bits >>> HuffmanTable.DC_SHIFT)];
        if (symbol == 0) {
            symbol = SequentialScan.longDifference(table, reader.bits);
            if (symbol == 0) {
                return false;
            }
        }
        int size = symbol >>> 6;
        predictions[block.component] += SequentialScan.extend(reader.bits << (symbol - size), size);
        reader.take(symbol & 63);
        block.values[block.at + unit * block.advance] = (short) (predictions[block.component] << scan.low());
        return true;
    }

    private void refine(Block block, int unit) {
        reader.refill();
        if (reader.bits < 0) {
            block.values[block.at + unit * block.advance] |= (short) (1 << scan.low());
        }
        reader.take(1);
    }

    private boolean acRow(int y) {
        Scan.Part part = scan.parts().get(0);
        HuffmanTable table = tables.acTable(part.ac());
        Coefficients kept = coefficients.get(part.component().index());
        int at = kept.row(y);
        for (int unit = 0; unit < unitColumns; unit++) {
            if (!mayGoOn()) {
                return false;
            }
            if (endOfBandRun > 0) {
                endOfBandRun--;
            } else if (!band(table, kept, at)) {
                return false;
            }
            at += kept.kept;
        }
        return !reader.overran() || scan.restartInterval() > 0;
    }

    private boolean band(HuffmanTable table, Coefficients kept, int at) {
        int k = scan.from();
        while (k <= scan.to()) {
            reader.refill();
            int code = table.codes()[(int) (reader.bits >>> HuffmanTable.SHIFT)];
            if (code == 0) {
                code = table.decode((int) (reader.bits >>> 48));
                if (code < 0) {
                    return false;
                }
            }
            reader.take(code >>> 8);
            int run = (code >>> 4) & 15;
            int size = code & 15;
            if (size == 0 && run < 15) {
                endOfBandRun = (1 << run) - 1 + (int) (reader.bits >>> 1 >>> (63 - run));
                reader.take(run);
                return true;
            }
            k += run;
            if (k < kept.kept) {
                kept.values[at + k] = (short) (SequentialScan.extend(reader.bits, size) << scan.low());
            }
            reader.take(size);
            k++;
        }
        return k <= 64;
    }
}
