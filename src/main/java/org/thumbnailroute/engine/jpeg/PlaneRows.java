package org.thumbnailroute.engine.jpeg;

import java.util.Arrays;
import org.thumbnailroute.engine.codec.Plane;
import org.thumbnailroute.engine.codec.RowSink;

/** The samples of one component's row of blocks, on their way to a sink. */
final class PlaneRows {

    /** Of luma and of chroma: what a decoder shows where data are missing. */
    private static final float NEUTRAL = 128;

    /** At least as many rows as an MCU has at this scale, whole blocks wide. */
    final float[][] rows;

    private final Plane plane;
    private final RowSink sink;
    private final boolean inverted;
    private int emitted;

    /**
     * Rows of a component.
     *
     * @param scale n of n/8
     * @param inverted whether 255 stands for 0
     */
    PlaneRows(Component component, int scale, Plane plane, RowSink sink, boolean inverted) {
        this.rows = new float[component.v() * scale][component.blockColumns() * scale];
        this.plane = plane;
        this.sink = sink;
        this.inverted = inverted;
    }

    /** Hands on the first {@code count} rows; those below the picture's edge are dropped. */
    void emit(int count) {
        for (int i = 0; i < count && emitted < plane.rows(); i++) {
            if (inverted) {
                invert(rows[i]);
            }
            sink.row(rows[i]);
            emitted++;
        }
    }

    private static void invert(float[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = 255 - row[x];
        }
    }

    /** The part of the plane that was handed on, 0 to 1. */
    double done() {
        return (double) emitted / plane.rows();
    }

    /** Hands on neutral rows until the plane is complete. */
    void fillUp() {
        if (emitted < plane.rows()) {
            Arrays.fill(rows[0], NEUTRAL);
            while (emitted < plane.rows()) {
                sink.row(rows[0]);
                emitted++;
            }
        }
    }
}
