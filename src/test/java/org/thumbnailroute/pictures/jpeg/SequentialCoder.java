package org.thumbnailroute.pictures.jpeg;

import java.util.Arrays;

/** Blocks of a sequential scan as symbols (T.81 F.1.2). */
final class SequentialCoder implements FrameGeometry.Coder {

    private final Symbols symbols;
    private final int[] tables;
    private final int[] before = new int[4];

    /** @param tables the number of the Huffman tables, DC and AC alike, of each component */
    SequentialCoder(Symbols symbols, int[] tables) {
        this.symbols = symbols;
        this.tables = tables;
    }

    @Override
    public void block(int component, int[] coefficients) {
        symbols.valued(tables[component], 0, coefficients[0] - before[component]);
        before[component] = coefficients[0];
        int ac = 4 + tables[component];
        int run = 0;
        for (int k = 1; k < 64; k++) {
            if (coefficients[k] == 0) {
                run++;
                continue;
            }
            for (; run > 15; run -= 16) {
                symbols.symbol(ac, 0xF0, 0, 0);
            }
            symbols.valued(ac, run, coefficients[k]);
            run = 0;
        }
        if (run > 0) {
            symbols.symbol(ac, 0, 0, 0);
        }
    }

    @Override
    public void flush() {
        Arrays.fill(before, 0);
    }
}
