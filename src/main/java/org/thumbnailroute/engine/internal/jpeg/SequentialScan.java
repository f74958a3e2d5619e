package org.thumbnailroute.engine.internal.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decodes the blocks of a sequential scan (T.81, F.2.2) at a scale. Of each block the coefficients that the scale needs
 * are decoded; over the rest, which are most of the data, {@link HuffmanTable#skips} leads several symbols at a time.
 */
final class SequentialScan {

    /** A coefficient takes a code of 16 bits and a value of 15 at most. */
    private static final int MOST_BYTES_OF_BLOCK = 64 * 31 / 8 + 1;

    private final ScanHeader scan;
    private final EntropyReader reader;
    private final SequentialBlock[] blocks;
    private final PlaneRows[] planes;
    private final int[] rowsOfUnit;
    private final int unitColumns;
    private final int unitRows;
    private final int[] predictions = new int[4];
    private final float[] coefficients = new float[Zigzag.BEYOND + 1];
    private final Restarts restarts;
    private int unitsToRestart;
    /** Whether what follows makes no sense until the next restart. */
    private boolean broken;

    private boolean damaged;
    /** Units that are missing in the rows that were handed on. */
    private long lost;

    /**
     * A decoder of one scan.
     *
     * @param scales n of n/8 for each component of the frame
     * @param rows where the samples of each component of the frame go
     */
    SequentialScan(
            byte[] source,
            FrameHeader frame,
            ScanHeader scan,
            SegmentReader tables,
            int[] scales,
            List<PlaneRows> rows) {
        this.scan = scan;
        List<ScanHeader.Part> parts = scan.parts();
        this.planes = new PlaneRows[parts.size()];
        this.rowsOfUnit = new int[parts.size()];
        List<SequentialBlock> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Component component = parts.get(i).component();
            int scale = scales[component.index()];
            planes[i] = rows.get(component.index());
            int h = scan.interleaved() ? component.h() : 1;
            int v = scan.interleaved() ? component.v() : 1;
            rowsOfUnit[i] = v * scale;
            for (int y = 0; y < v; y++) {
                for (int x = 0; x < h; x++) {
                    all.add(new SequentialBlock(parts.get(i), tables, scale, planes[i], x, y, h));
                }
            }
        }
        this.blocks = all.toArray(SequentialBlock[]::new);
        this.unitColumns = scan.unitColumns();
        this.unitRows = scan.unitRows();
        this.reader = new EntropyReader(source, scan.data(), blocks.length * MOST_BYTES_OF_BLOCK);
        this.restarts = new Restarts(source, scan);
    }

    /**
     * Decodes until the end of the scan or of what is readable of it. Units that are lost look like those above them.
     *
     * @return where in the source the scan's data end
     */
    int decode() {
        unitsToRestart = scan.restartInterval();
        int units = unitColumns;
        for (int y = 0; y < unitRows && units == unitColumns; y++) {
            units = row();
            if (units > 0) {
                lost += unitColumns - units;
                for (int i = 0; i < planes.length; i++) {
                    planes[i].emit(rowsOfUnit[i]);
                }
            }
        }
        damaged |= broken || units < unitColumns || reader.overran();
        double missing = (double) lost / unitColumns / unitRows;
        for (PlaneRows plane : planes) {
            plane.miss(missing);
        }
        return reader.end();
    }

    /** Whether a part of the scan was missing or broken. */
    boolean isDamaged() {
        return damaged;
    }

    /**
     * Decodes one row of MCUs. Before each MCU
     *
     * <ul>
     *   <li>the next restart interval begins, if one is due;
     *   <li>the window moves on, if too little of it is left for a whole MCU;
     *   <li>an MCU in broken data is lost, and the row ends if no restart follows.
     * </ul>
     *
     * <p>Then for each of its blocks
     *
     * <ol>
     *   <li>the difference of the DC coefficient is decoded and added to the prediction;
     *   <li>the AC coefficients that the scale needs, up to {@code last}, are decoded;
     *   <li>the others are passed over: two steps of {@code skips} to a refill, or one symbol where no step fits;
     *   <li>the samples are made.
     * </ol>
     *
     * <p>Longer than a method should be: for each symbol it reads and changes the window, its bits, their count and the
     * position, which the JVM keeps in registers only as long as they are local variables of one method.
     *
     * @return how many of them were decoded or lost before the data ended
     */
    private int row() {
        byte[] window = reader.window;
        long bits = reader.bits;
        int count = reader.count;
        int position = reader.position;
        float[] coefficients = this.coefficients;
        for (int unit = 0; unit < unitColumns; unit++) {
            if (scan.restartInterval() > 0) {
                if (unitsToRestart == 0) {
                    reader.count = count;
                    reader.position = position;
                    damaged |= broken || reader.overran();
                    broken = !restarts.next(reader);
                    bits = reader.bits;
                    count = reader.count;
                    position = reader.position;
                    unitsToRestart = scan.restartInterval();
                    Arrays.fill(predictions, 0);
                }
                unitsToRestart--;
            }
            if (position > reader.refillAt) {
                reader.bits = bits;
                reader.count = count;
                reader.position = position;
                reader.fill();
                position = reader.position;
                broken |= reader.isAtEnd();
            }
            if (broken) {
                if (scan.restartInterval() == 0 || !restarts.follow(reader)) {
                    return unit;
                }
                lost++;
                continue;
            }
            for (SequentialBlock block : blocks) {
                bits |= (long) EntropyReader.BIG_ENDIAN.get(window, position) >>> count;
                position += (63 - count) >>> 3;
                count |= 56;

                int component = block.component;
                int symbol = block.differences[(int) (bits >>> HuffmanTable.DC_SHIFT)];
                if (symbol == 0) {
                    symbol = longDifference(block.dcTable, bits);
                    if (symbol == 0) {
                        broken = true;
                        break;
                    }
                }
                int size = symbol >>> 6;
                long value = bits << (symbol - size);
                bits <<= symbol;
                count -= symbol & 63;
                int prediction = predictions[component] + extend(value, size);
                predictions[component] = prediction;

                int k = 1;
                int seen = 0;
                int last = block.last;
                float dc = prediction * block.factors[0] + ScaledIdct.LEVEL_SHIFT;
                boolean ended = false;
                if (last > 0) {
                    Arrays.fill(coefficients, 0, block.scale * 8, 0);
                    char[] symbols = block.symbols;
                    while (k <= last) {
                        bits |= (long) EntropyReader.BIG_ENDIAN.get(window, position) >>> count;
                        position += (63 - count) >>> 3;
                        count |= 56;
                        symbol = symbols[(int) (bits >>> HuffmanTable.SHIFT)];
                        if (symbol >= HuffmanTable.SYMBOL_END) {
                            if (symbol < HuffmanTable.SYMBOL_LONG) {
                                bits <<= symbol;
                                count -= symbol & 63;
                                ended = true;
                                break;
                            }
                            symbol = longSymbol(block.acTable, bits);
                            if (symbol >= HuffmanTable.SYMBOL_END) {
                                if (symbol == HuffmanTable.SYMBOL_LONG) {
                                    broken = true;
                                } else {
                                    bits <<= symbol;
                                    count -= symbol & 63;
                                }
                                ended = true;
                                break;
                            }
                        }
                        k += symbol >>> 10;
                        size = (symbol >>> 6) & 15;
                        value = bits << ((symbol & 63) - size);
                        bits <<= symbol;
                        count -= symbol & 63;
                        int place = Zigzag.NATURAL[k];
                        coefficients[place] = extend(value, size) * block.factors[k];
                        seen |= block.extents[k];
                        k++;
                    }
                }
                if (k > 64) {
                    broken = true;
                } else if (!ended && k < 64) {
                    char[] skips = block.skips;
                    while (true) {
                        bits |= (long) EntropyReader.BIG_ENDIAN.get(window, position) >>> count;
                        position += (63 - count) >>> 3;
                        count |= 56;
                        int skip = skips[(int) (bits >>> HuffmanTable.SHIFT)];
                        int reached = k + (skip >>> 6);
                        if (reached < 64) {
                            bits <<= skip;
                            count -= skip & 63;
                            k = reached;
                            skip = skips[(int) (bits >>> HuffmanTable.SHIFT)];
                            reached = k + (skip >>> 6);
                            if (reached < 64) {
                                bits <<= skip;
                                count -= skip & 63;
                                k = reached;
                                continue;
                            }
                        }
                        if (reached == 64
                                || (reached >= HuffmanTable.SKIP_END && reached < HuffmanTable.SKIP_END + 64)) {
                            bits <<= skip;
                            count -= skip & 63;
                            break;
                        }
                        // a long code, or symbols that lead beyond the block's end together: one at a time
                        bits |= (long) EntropyReader.BIG_ENDIAN.get(window, position) >>> count;
                        position += (63 - count) >>> 3;
                        count |= 56;
                        symbol = block.symbols[(int) (bits >>> HuffmanTable.SHIFT)];
                        if (symbol == HuffmanTable.SYMBOL_LONG) {
                            symbol = longSymbol(block.acTable, bits);
                        }
                        bits <<= symbol;
                        count -= symbol & 63;
                        if (symbol >= HuffmanTable.SYMBOL_END) {
                            broken = symbol == HuffmanTable.SYMBOL_LONG;
                            break;
                        }
                        k += (symbol >>> 10) + 1;
                        if (k > 63) {
                            broken = k > 64;
                            break;
                        }
                    }
                }
                int x = block.column + unit * block.advance;
                if (last == 0) {
                    block.rows[block.row][x] = dc;
                } else {
                    coefficients[0] = dc;
                    block.idct.transform(
                            coefficients,
                            Integer.bitCount(seen & 0xff),
                            Integer.bitCount(seen >>> 8),
                            block.rows,
                            block.row,
                            x);
                }
                if (broken) {
                    break;
                }
            }
        }
        reader.bits = bits;
        reader.count = count;
        reader.position = position;
        return unitColumns;
    }

    /** The value that {@code size} bits at the upper end of {@code bits} stand for (T.81, F.2.2.1, EXTEND). */
    static int extend(long bits, int size) {
        int value = (int) (bits >>> 1 >>> (63 - size));
        int ifNegative = ~(int) (bits >> 63);
        return value + ((1 - (1 << size)) & ifNegative);
    }

    /** An entry like those of {@link HuffmanTable#differences} for a code that is longer, 0 if there is none. */
    static int longDifference(HuffmanTable table, long bits) {
        int code = table.decode((int) (bits >>> 48));
        int size = code & 0xff;
        return code < 0 || size > 15 ? 0 : (size << 6) | ((code >>> 8) + size);
    }

    /** An entry like those of {@link HuffmanTable#symbols} for a code that is longer. */
    private static int longSymbol(HuffmanTable table, long bits) {
        int code = table.decode((int) (bits >>> 48));
        return code < 0 ? HuffmanTable.SYMBOL_LONG : HuffmanTable.symbol(code);
    }
}
