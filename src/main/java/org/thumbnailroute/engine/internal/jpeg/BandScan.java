package org.thumbnailroute.engine.internal.jpeg;

import java.util.List;

/**
 * Decodes the AC coefficients of blocks in a progressive scan (T.81, G.1.2.2 and G.1.2.3). The values of those that are
 * kept are stored; of the others it is enough to know which are not zero, one bit for each, because that is what a later
 * refinement's data are coded by.
 */
final class BandScan extends ProgressiveScan {

    private final HuffmanTable table;
    private final char[] codes;
    private final Component component;
    private final Coefficients coefficients;
    private final int from;
    private final int to;
    private final int low;
    private final boolean refines;
    private int firstBlock;
    private int endOfBandRun;

    BandScan(byte[] source, ScanHeader scan, SegmentReader segments, List<Coefficients> coefficients) {
        super(source, scan);
        ScanHeader.Part part = scan.parts().get(0);
        this.table = segments.acTable(part.ac());
        this.codes = table.codes();
        this.component = part.component();
        this.coefficients = coefficients.get(component.index());
        this.from = scan.from();
        this.to = scan.to();
        this.low = scan.low();
        this.refines = scan.high() > 0;
    }

    @Override
    void begin(int row) {
        firstBlock = row * component.blockColumns();
    }

    @Override
    boolean unit(int column) {
        return refines ? refine(firstBlock + column) : first(firstBlock + column);
    }

    /** A run of blocks without coefficients takes no data, or but corrections. */
    @Override
    boolean isAtEnd() {
        return endOfBandRun > 0 ? reader.overran() : reader.isAtEnd();
    }

    /** It stays as coarse as it is. */
    @Override
    void lose(int column) {}

    @Override
    void end(int row) {}

    @Override
    void restart() {
        endOfBandRun = 0;
    }

    /**
     * The first scan of a band.
     *
     * @return false if the data are broken
     */
    private boolean first(int block) {
        if (endOfBandRun > 0) {
            endOfBandRun--;
            return true;
        }
        int kept = coefficients.kept;
        int at = block * kept;
        long nonZero = 0;
        boolean valid = true;
        int k = from;
        while (k <= to) {
            int code = next();
            if (code < 0) {
                valid = false;
                break;
            }
            int run = (code >>> 4) & 15;
            int size = code & 15;
            if (size == 0 && run < 15) {
                endOfBandRun = (1 << run) - 1 + bits(run);
                break;
            }
            k += run;
            if (size > 0 && k < 64) {
                nonZero |= 1L << k;
                if (k < kept) {
                    coefficients.values[at + k] = (short) (SequentialScan.extend(reader.bits, size) << low);
                }
            }
            reader.take(size);
            k++;
        }
        coefficients.nonZero[block] |= nonZero;
        return valid && k <= 64;
    }

    /**
     * A refinement by one bit. Between two symbols come a correction bit for each coefficient that is not zero.
     *
     * @return false if the data are broken
     */
    private boolean refine(int block) {
        long nonZero = coefficients.nonZero[block];
        long added = 0;
        int k = from;
        while (endOfBandRun == 0 && k <= to) {
            int code = next();
            if (code < 0) {
                return false;
            }
            int run = (code >>> 4) & 15;
            boolean one = (code & 15) != 0;
            if (!one && run < 15) {
                endOfBandRun = (1 << run) + bits(run);
                break;
            }
            int sign = one ? (bits(1) << 1) - 1 : 0;
            int place = zero(nonZero, k, run);
            correct(block, nonZero, k, place);
            if (one && place <= to) {
                added |= 1L << place;
                if (place < coefficients.kept) {
                    coefficients.values[block * coefficients.kept + place] = (short) (sign << low);
                }
            }
            k = place + 1;
        }
        if (endOfBandRun > 0) {
            correct(block, nonZero, k, to + 1);
            endOfBandRun--;
        }
        coefficients.nonZero[block] = nonZero | added;
        return true;
    }

    /** The place of the zero coefficient that {@code run} others precede, from {@code k} on; behind the band if none. */
    private int zero(long nonZero, int k, int run) {
        long zeros = ~nonZero & (-1L << k);
        for (int i = 0; i < run; i++) {
            zeros &= zeros - 1;
        }
        return Math.min(Long.numberOfTrailingZeros(zeros), to + 1);
    }

    /** Takes the correction bits of the coefficients from {@code k} to before {@code end}. */
    private void correct(int block, long nonZero, int k, int end) {
        if (k >= end) {
            return;
        }
        long corrected = nonZero & (-1L << k) & (-1L >>> (64 - end));
        int kept = coefficients.kept;
        if (k < kept) {
            long stored = corrected & (-1L >>> (64 - kept));
            while (stored != 0) {
                if (bits(1) != 0) {
                    int at = block * kept + Long.numberOfTrailingZeros(stored);
                    coefficients.values[at] += (short) (coefficients.values[at] < 0 ? -1 << low : 1 << low);
                }
                stored &= stored - 1;
                corrected &= corrected - 1;
            }
        }
        int count = Long.bitCount(corrected);
        if (count > 32) {
            reader.refill();
            reader.take(32);
            count -= 32;
        }
        reader.refill();
        reader.take(count);
    }

    /** Takes a code, and leaves at least 40 bits after it. */
    private int next() {
        reader.refill();
        int code = codes[(int) (reader.bits >>> HuffmanTable.SHIFT)];
        if (code == 0) {
            code = table.decode((int) (reader.bits >>> 48));
            if (code < 0) {
                return code;
            }
        }
        reader.take(code >>> 8);
        return code;
    }

    private int bits(int n) {
        reader.refill();
        int value = (int) (reader.bits >>> 1 >>> (63 - n));
        reader.take(n);
        return value;
    }
}
