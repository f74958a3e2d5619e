package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;

/** The samples of one component's row of blocks, on their way to a sink. */
final class PlaneRows {

    /** Of luma and of chroma: what a decoder shows where data are missing. */
    private static final float NEUTRAL = 128;

    /** At least as many rows as an MCU has at this scale, whole blocks wide. */
    final float[][] rows;

    private final Plane plane;
    private final RowSink sink;
    /** What 255 stands for 0 in is turned over here, because {@link #rows} may be handed on once more. */
    private final float[] turned;

    private int emitted;
    private double missing;

    /**
     * Rows of a component.
     *
     * @param scale n of n/8
     * @param inverted whether 255 stands for 0
     */
    PlaneRows(Component component, int scale, Plane plane, RowSink sink, boolean inverted) {
        this.rows = new float[component.v() * scale][component.blockColumns() * scale];
        for (float[] row : rows) {
            Arrays.fill(row, NEUTRAL);
        }
        this.plane = plane;
        this.sink = sink;
        this.turned = new float[inverted ? rows[0].length : 0];
    }

    /** Hands on the first {@code count} rows; those below the picture's edge are dropped. */
    void emit(int count) {
        for (int i = 0; i < count && emitted < plane.rows(); i++) {
            sink.row(turned.length > 0 ? turned(rows[i]) : rows[i]);
            emitted++;
        }
    }

    private float[] turned(float[] row) {
        for (int x = 0; x < row.length; x++) {
            turned[x] = 255 - row[x];
        }
        return turned;
    }

    /** Says how much of the plane, 0 to 1, was missing in rows that were handed on. */
    void miss(double part) {
        missing += part;
    }

    /** The part of the plane that was there, 0 to 1. */
    double there() {
        return (double) emitted / plane.rows() - missing;
    }

    boolean isBegun() {
        return emitted > 0;
    }

    boolean isFull() {
        return emitted == plane.rows();
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
