package org.thumbnailroute.engine.internal.codec;

import java.util.List;

/**
 * How a decoder will hand over a picture at some scale.
 *
 * @param numerator the scale is numerator / denominator
 * @param denominator at least the numerator
 * @param planes one for each component, in the order of the colour space, alpha last
 * @param heapBytes memory that decoding takes of the Java heap, beside the encoded picture; an upper bound
 * @param nativeBytes memory that a native library takes beside the heap; an upper bound
 */
public record Layout(int numerator, int denominator, List<Plane> planes, long heapBytes, long nativeBytes) {

    public Layout {
        planes = List.copyOf(planes);
    }

    /** Of a decoder in Java. */
    public Layout(int numerator, int denominator, List<Plane> planes, long heapBytes) {
        this(numerator, denominator, planes, heapBytes, 0);
    }

    /** All memory that decoding takes. */
    public long bytes() {
        return heapBytes + nativeBytes;
    }
}
