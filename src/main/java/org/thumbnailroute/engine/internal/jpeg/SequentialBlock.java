package org.thumbnailroute.engine.internal.jpeg;

/** One block of a sequential scan's MCU: whose it is, what it takes to decode it, and where its samples go. */
final class SequentialBlock {
    /** Its index in the frame. */
    final int component;

    final HuffmanTable dcTable;
    final HuffmanTable acTable;
    /** {@link HuffmanTable#differences}, and so on. */
    final char[] differences;

    final char[] symbols;
    final char[] skips;
    /** What a coefficient is multiplied by, in zigzag order. */
    final float[] factors;
    /** The last coefficient that the scale needs. */
    final int last;

    final int[] extents;
    final int scale;
    final ScaledIdct idct;
    final float[][] rows;
    /** Where the block lies in the first MCU of a row, in samples; and how far on in the next MCU. */
    final int row;

    final int column;
    final int advance;

    SequentialBlock(ScanHeader.Part part, SegmentReader tables, int scale, PlaneRows rows, int x, int y, int h) {
        Component component = part.component();
        this.component = component.index();
        this.dcTable = tables.dcTable(part.dc());
        this.acTable = tables.acTable(part.ac());
        this.differences = dcTable.differences();
        this.symbols = acTable.symbols();
        this.skips = acTable.skips();
        this.last = Zigzag.last(scale);
        this.extents = Zigzag.extents(scale);
        this.scale = scale;
        this.factors = new float[Zigzag.NATURAL.length];
        int[] steps = tables.steps(component);
        for (int i = 0; i < 64; i++) {
            this.factors[i] = steps[i] * ScaledIdct.FACTOR;
        }
        this.idct = new ScaledIdct(scale);
        this.rows = rows.rows;
        this.row = y * scale;
        this.column = x * scale;
        this.advance = h * scale;
    }
}
