package org.thumbnailroute.pictures.jpeg;

import java.util.Arrays;

/** DC of a progressive scan, first or refining (T.81 G.1.2.1). */
final class ProgressiveDcCoder implements FrameGeometry.Coder {

    private final Symbols symbols;
    private final ScanSpec scan;
    private final int[] tables;
    private final int[] before = new int[4];

    ProgressiveDcCoder(Symbols symbols, ScanSpec scan, int[] tables) {
        this.symbols = symbols;
        this.scan = scan;
        this.tables = tables;
    }

    @Override
    public void block(int component, int[] coefficients) {
        int value = coefficients[0] >> scan.low();
        if (scan.high() > 0) {
            symbols.raw(value & 1);
            return;
        }
        symbols.valued(tables[component], 0, value - before[component]);
        before[component] = value;
    }

    @Override
    public void flush() {
        Arrays.fill(before, 0);
    }
}
