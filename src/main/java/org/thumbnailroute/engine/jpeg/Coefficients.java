package org.thumbnailroute.engine.jpeg;

import java.util.Arrays;

/** The coefficients of one component that a scale needs, gathered from the scans of a progressive picture. */
final class Coefficients {

    /** How many of each block are kept: the first ones in zigzag order. */
    final int kept;

    /** Block after block, row by row. */
    final short[] values;

    private final Component component;
    private final int scale;
    /** Rows of blocks whose DC coefficients have come. */
    private int blockRows;

    Coefficients(Component component, int scale) {
        this.component = component;
        this.scale = scale;
        this.kept = Zigzag.last(scale) + 1;
        this.values = new short[Math.toIntExact(blocks(component) * kept)];
    }

    /** Memory for a component at a scale of {@code scale}/8, in bytes. */
    static long bytes(Component component, int scale) {
        return 2 * blocks(component) * (Zigzag.last(scale) + 1);
    }

    private static long blocks(Component component) {
        return (long) component.blockColumns() * component.blockRows();
    }

    /** Where the first block of a row stands in {@link #values}. */
    int row(int blockRow) {
        return blockRow * component.blockColumns() * kept;
    }

    /** Says that DC coefficients have come for the rows of blocks above this one. */
    void hasRows(int rows) {
        blockRows = Math.max(blockRows, rows);
    }

    /** Turns what has come into samples. */
    void emit(int[] steps, PlaneRows out) {
        ScaledIdct idct = new ScaledIdct(scale);
        int[] extents = Zigzag.extents(scale);
        float[] block = new float[Zigzag.BEYOND + 1];
        for (int y = 0; y < blockRows; y++) {
            int at = row(y);
            for (int x = 0; x < component.blockColumns(); x++) {
                float dc = values[at] * steps[0] + ScaledIdct.LEVEL_SHIFT;
                if (kept == 1) {
                    out.rows[0][x] = dc * 0.125f;
                } else {
                    Arrays.fill(block, 0, 8 * scale, 0);
                    int seen = 0;
                    for (int k = 1; k < kept; k++) {
                        int value = values[at + k];
                        if (value != 0) {
                            block[Zigzag.NATURAL[k]] = value * steps[k];
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
    }
}
