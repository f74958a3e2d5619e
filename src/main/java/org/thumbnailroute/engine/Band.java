package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.scale.PlaneResampler;

/**
 * Some rows of one size, which are scaled while the picture is decoded: all of them, or as many as there is memory for.
 * Used once.
 */
final class Band {

    private final Scaling scaling;
    private final int from;
    private final int to;
    private final List<PlaneResampler> resamplers = new ArrayList<>();

    /**
     * Rows of the size as it is stored, before it is made upright.
     *
     * @param from the first of them
     * @param to the one behind the last
     */
    Band(Scaling scaling, int from, int to) {
        this.scaling = scaling;
        this.from = from;
        this.to = to;
    }

    Scaling scaling() {
        return scaling;
    }

    /** Whether it is all of its size. */
    boolean isWhole() {
        return from == 0 && isLast();
    }

    /** Whether its size is complete with it. */
    boolean isLast() {
        return to == scaling.storedSize().height();
    }

    RowSink sink(Plane plane) {
        PlaneResampler resampler = scaling.resampler(plane, from, to);
        resamplers.add(resampler);
        return resampler;
    }

    /** Gives its rows to the size, and lets go of what they were made of. */
    void finish() {
        float[][] planes = resamplers.stream().map(PlaneResampler::result).toArray(float[][]::new);
        resamplers.clear();
        scaling.rows(from, to, planes);
    }

    /** Bytes of the heap while it is scaled. */
    long scalingBytes(Layout layout) {
        long work = layout.planes().stream().mapToLong(scaling::workBytes).sum();
        return work + 4L * layout.planes().size() * pixels();
    }

    /** Bytes of the heap that its pixels take. */
    long pixelBytes() {
        return 4L * pixels();
    }

    private long pixels() {
        return (long) scaling.storedSize().width() * (to - from);
    }
}
