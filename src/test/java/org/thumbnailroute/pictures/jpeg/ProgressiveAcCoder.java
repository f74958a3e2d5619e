package org.thumbnailroute.pictures.jpeg;

import java.util.ArrayList;
import java.util.List;

/** A band of AC of a progressive scan, first or refining (T.81 G.1.2.2 and G.1.2.3). */
final class ProgressiveAcCoder implements FrameGeometry.Coder {

    private final Symbols symbols;
    private final ScanSpec scan;
    private final int table;
    private final int longestEndRun;

    /** How many blocks in a row had nothing more to say, and the correction bits of what they had already. */
    private int endRun;

    private final List<Integer> endCorrections = new ArrayList<>();

    /** @param longestEndRun 1 to 32767 blocks that may end at once */
    ProgressiveAcCoder(Symbols symbols, ScanSpec scan, int table, int longestEndRun) {
        this.symbols = symbols;
        this.scan = scan;
        this.table = 4 + table;
        this.longestEndRun = longestEndRun;
    }

    @Override
    public void block(int component, int[] coefficients) {
        int last = lastNew(coefficients);
        List<Integer> corrections = new ArrayList<>();
        int run = 0;
        for (int k = scan.from(); k <= scan.to(); k++) {
            int value = shifted(coefficients[k]);
            if (value == 0) {
                run++;
                continue;
            }
            while (run > 15 && k <= last) {
                flush();
                symbols.symbol(table, 0xF0, 0, 0);
                run -= 16;
                write(corrections);
            }
            if (isKnown(value)) {
                corrections.add(Math.abs(value) & 1);
                continue;
            }
            flush();
            symbols.valued(table, run, value);
            write(corrections);
            run = 0;
        }
        if (run > 0 || !corrections.isEmpty()) {
            endRun++;
            endCorrections.addAll(corrections);
            if (endRun == longestEndRun) {
                flush();
            }
        }
    }

    @Override
    public void flush() {
        if (endRun > 0) {
            int size = 31 - Integer.numberOfLeadingZeros(endRun);
            symbols.symbol(table, size << 4, endRun - (1 << size), size);
            endRun = 0;
            write(endCorrections);
        }
    }

    /** The last coefficient that this scan is the first to tell. */
    private int lastNew(int[] coefficients) {
        for (int k = scan.to(); k >= scan.from(); k--) {
            int value = shifted(coefficients[k]);
            if (value != 0 && !isKnown(value)) {
                return k;
            }
        }
        return -1;
    }

    private boolean isKnown(int value) {
        return scan.high() > 0 && Math.abs(value) > 1;
    }

    /** AC loses its low bits towards zero (T.81 G.1.2.2), DC does not. */
    private int shifted(int coefficient) {
        int size = Math.abs(coefficient) >> scan.low();
        return coefficient < 0 ? -size : size;
    }

    private void write(List<Integer> corrections) {
        corrections.forEach(symbols::raw);
        corrections.clear();
    }
}
