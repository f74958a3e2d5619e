package org.thumbnailroute.engine.internal.codec;

/** Takes the rows of one plane, from top to bottom. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes the next row.
     *
     * @param samples 0 to 255, at least as many as the plane has columns; only valid during the call, and a decoder may
     *     overshoot the range a little
     */
    void row(float[] samples);
}
