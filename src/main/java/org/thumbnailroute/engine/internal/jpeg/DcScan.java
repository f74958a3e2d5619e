package org.thumbnailroute.engine.internal.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decodes the DC coefficients of a progressive picture, or one bit more of them (T.81, G.1.2.1). */
final class DcScan extends ProgressiveScan {

    /** The coefficients of a component whose blocks stand in a row of units. */
    private static final class Place {
        final Component component;
        final Coefficients coefficients;
        final int x;
        final int y;
        final int advance;
        int at;

        Place(Component component, Coefficients coefficients, int x, int y, int h) {
            this.component = component;
            this.coefficients = coefficients;
            this.x = x;
            this.y = y;
            this.advance = h * coefficients.kept;
        }
    }

    private final List<Coefficients> coefficients;
    private final HuffmanTable[] tables;
    private final Place[] places;
    private final int[] predictions = new int[4];

    /**
     * A decoder of one scan.
     *
     * @param coefficients of each component of the frame
     */
    DcScan(byte[] source, ScanHeader scan, SegmentReader segments, List<Coefficients> coefficients) {
        super(source, scan);
        this.coefficients = coefficients;
        List<Place> all = new ArrayList<>();
        List<HuffmanTable> used = new ArrayList<>();
        for (ScanHeader.Part part : scan.parts()) {
            Component component = part.component();
            for (int y = 0; y < rowsOf(component); y++) {
                int h = scan.interleaved() ? component.h() : 1;
                for (int x = 0; x < h; x++) {
                    all.add(new Place(component, coefficients.get(component.index()), x, y, h));
                    if (scan.high() == 0) {
                        used.add(segments.dcTable(part.dc()));
                    }
                }
            }
        }
        this.places = all.toArray(Place[]::new);
        this.tables = used.toArray(HuffmanTable[]::new);
    }

    private int rowsOf(Component component) {
        return scan.interleaved() ? component.v() : 1;
    }

    @Override
    void begin(int row) {
        for (Place place : places) {
            int blockRow = row * rowsOf(place.component) + place.y;
            place.at = place.coefficients.row(blockRow) + place.x * place.coefficients.kept;
        }
    }

    @Override
    boolean unit(int column) {
        for (int i = 0; i < places.length; i++) {
            Place place = places[i];
            int at = place.at + column * place.advance;
            reader.refill();
            if (scan.high() > 0) {
                place.coefficients.values[at] |= (short) ((reader.bits >>> 63) << scan.low());
                reader.take(1);
            } else if (!first(place, at, tables[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean first(Place place, int at, HuffmanTable table) {
        int symbol = table.differences()[(int) (reader.bits >>> HuffmanTable.DC_SHIFT)];
        if (symbol == 0) {
            symbol = SequentialScan.longDifference(table, reader.bits);
            if (symbol == 0) {
                return false;
            }
        }
        int size = symbol >>> 6;
        int component = place.component.index();
        predictions[component] += SequentialScan.extend(reader.bits << (symbol - size), size);
        reader.take(symbol & 63);
        place.coefficients.values[at] = (short) (predictions[component] << scan.low());
        return true;
    }

    /** The bits of a refinement may all be ones. */
    @Override
    boolean isAtEnd() {
        return scan.high() > 0 ? reader.overran() : reader.isAtEnd();
    }

    /** The coefficients above stand in; of a refinement the bits stay 0. */
    @Override
    void lose(int column) {
        if (scan.high() > 0) {
            return;
        }
        for (Place place : places) {
            place.coefficients.miss();
            int at = place.at + column * place.advance;
            int above = at - place.coefficients.row(1);
            if (above >= 0) {
                place.coefficients.values[at] = place.coefficients.values[above];
            }
        }
    }

    @Override
    void end(int row) {
        for (ScanHeader.Part part : scan.parts()) {
            Component component = part.component();
            coefficients.get(component.index()).rowsCame((row + 1) * rowsOf(component));
        }
    }

    @Override
    void restart() {
        Arrays.fill(predictions, 0);
    }
}
