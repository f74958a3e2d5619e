package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;

/** The coefficients of one component that a scale needs, gathered from the scans of a progressive picture. */
final class Coefficients {

    /** What the lowest bit of a coefficient that is read must be worth, dequantised. */
    private static final int LEAST_SEEN = 6;

    /** How many of each block are kept: the first ones in zigzag order. */
    final int kept;

    /** Block after block, row by row. */
    final short[] values;

    /** For each block, bit k tells that coefficient k is not zero, as far as scans have said. */
    final long[] nonZero;

    private final Component component;
    /** Of the quantisation, in zigzag order; none before the first scan. */
    private int[] steps = new int[0];

    private int largestStep;
    /** How many of the lowest bits no scan has said yet, by place in zigzag order. */
    private final int[] unread;

    private final int scale;
    /** Rows of blocks whose DC coefficients have come. */
    private int blockRows;

    private long missing;

    /** Room for a component's coefficients. */
    Coefficients(Component component, int scale) {
        this.component = component;
        this.scale = scale;
        this.kept = Zigzag.last(scale) + 1;
        this.unread = new int[kept];
        this.values = new short[Math.toIntExact(blocks(component) * kept)];
        this.nonZero = new long[kept > 1 ? Math.toIntExact(blocks(component)) : 0];
    }

    /** Memory for a component at a scale of {@code scale}/8, in bytes. */
    static long bytes(Component component, int scale) {
        return blocks(component) * (scale > 1 ? 8 + 2 * (Zigzag.last(scale) + 1) : 2);
    }

    private static long blocks(Component component) {
        return (long) component.blockColumns() * component.blockRows();
    }

    /**
     * Whether a scan is worth decoding. A bit that is worth little, because the quantisation is fine, cannot be seen in a
     * thumbnail; and the last bits of AC coefficients are a large part of the data. Coefficients that are not kept count
     * where a refinement to come is coded by them.
     */
    boolean needs(ScanHeader scan) {
        if (scan.from() == 0) {
            return true;
        }
        if (kept == 1) {
            return false;
        }
        boolean first = scan.high() == 0;
        if (scan.from() < kept) {
            return first || isSeen(scan.low());
        }
        return scan.low() > 0 && isSeen(scan.low() - 1);
    }

    private boolean isSeen(int bit) {
        return largestStep << bit >= LEAST_SEEN;
    }

    /** Takes the quantisation in force at the component's first scan (T.81, B.2.4.1: a table may come late). */
    void quantise(SegmentReader tables) {
        if (steps.length == 0) {
            steps = tables.steps(component);
            largestStep = Arrays.stream(steps, 0, kept).max().orElse(1);
        }
    }

    /** Says that a scan is decoded. */
    void decoded(ScanHeader scan) {
        for (int k = scan.from(); k <= Math.min(scan.to(), kept - 1); k++) {
            unread[k] = scan.low();
        }
    }

    /** Says that the DC coefficient of a block is lost. */
    void miss() {
        missing++;
    }

    /** Where the first block of a row stands in {@link #values}. */
    int row(int blockRow) {
        return blockRow * component.blockColumns() * kept;
    }

    /** Says that DC coefficients have come for the rows of blocks above this one. */
    void rowsCame(int rows) {
        blockRows = Math.max(blockRows, rows);
    }

    /** Turns what has come into samples; the bits of a coefficient that were not read count as half of their range. */
    void emit(PlaneRows out) {
        ScaledIdct idct = new ScaledIdct(scale);
        int[] extents = Zigzag.extents(scale);
        float[] half = new float[kept];
        float[] factors = new float[kept];
        for (int k = 0; k < kept && steps.length > 0; k++) {
            half[k] = ((1 << unread[k]) - 1) / 2f;
            factors[k] = steps[k] * ScaledIdct.FACTOR;
        }
        float[] block = new float[Zigzag.BEYOND + 1];
        for (int y = 0; y < blockRows; y++) {
            int at = row(y);
            for (int x = 0; x < component.blockColumns(); x++) {
                float dc = values[at] * factors[0] + ScaledIdct.LEVEL_SHIFT;
                if (kept == 1) {
                    out.rows[0][x] = dc;
                } else {
                    Arrays.fill(block, 0, 8 * scale, 0);
                    int seen = 0;
                    for (int k = 1; k < kept; k++) {
                        int value = values[at + k];
                        if (value != 0) {
                            block[Zigzag.NATURAL[k]] = (value + (value < 0 ? -half[k] : half[k])) * factors[k];
                            seen |= extents[k];
                        }
                    }
                    block[0] = dc;
                    idct.transform(
                            block, Integer.bitCount(seen & 0xff), Integer.bitCount(seen >>> 8), out.rows, 0, x * scale);
                }
                at += kept;
            }
            out.emit(scale);
        }
        out.miss((double) missing / blocks(component));
    }
}
