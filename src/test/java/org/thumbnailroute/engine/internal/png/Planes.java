package org.thumbnailroute.engine.internal.png;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;

/** What a decoder hands over: plane by plane, row by row. */
record Planes(Layout layout, List<List<float[]>> rows) {

    /** Decodes without reducing. */
    static Planes full(Decoder decoder) {
        return of(decoder, decoder.header().width(), decoder.header().height());
    }

    /** Decodes for a thumbnail of this size. */
    static Planes of(Decoder decoder, int width, int height) {
        Layout layout = decoder.layout(width, height);
        List<List<float[]>> rows = new ArrayList<>();
        List<RowSink> sinks = new ArrayList<>();
        for (Plane plane : layout.planes()) {
            List<float[]> ofPlane = new ArrayList<>();
            rows.add(ofPlane);
            sinks.add(samples -> ofPlane.add(Arrays.copyOf(samples, plane.columns())));
        }
        decoder.decode(layout, sinks);
        for (int c = 0; c < rows.size(); c++) {
            assertEquals(layout.planes().get(c).rows(), rows.get(c).size(), "rows of plane " + c);
        }
        return new Planes(layout, rows);
    }

    int count() {
        return rows.size();
    }

    float at(int plane, int x, int y) {
        return rows.get(plane).get(y)[x];
    }

    int rounded(int plane, int x, int y) {
        return Math.round(at(plane, x, y));
    }

    /** The average of a square of samples, which may lie across the picture's edge. */
    double average(int plane, int x, int y, int side) {
        double sum = 0;
        int n = 0;
        for (int v = y; v < Math.min(y + side, rows.get(plane).size()); v++) {
            for (int u = x; u < Math.min(x + side, rows.get(plane).get(v).length); u++) {
                sum += at(plane, u, v);
                n++;
            }
        }
        return sum / n;
    }
}
