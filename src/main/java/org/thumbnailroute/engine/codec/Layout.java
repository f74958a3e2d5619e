package org.thumbnailroute.engine.codec;

import java.util.List;

/**
 * How a decoder will hand over a picture at some scale.
 *
 * @param numerator the scale is numerator / denominator
 * @param denominator at least the numerator
 * @param planes one for each component, in the order of the colour space, alpha last
 * @param bytes memory that decoding takes, beside the encoded picture; an upper bound
 */
public record Layout(int numerator, int denominator, List<Plane> planes, long bytes) {

    public Layout {
        planes = List.copyOf(planes);
    }
}
