package org.thumbnailroute.pictures;

/** A picture as a function: the colour of each place, independent of the size at which it is drawn. */
@FunctionalInterface
interface Shader {
    /**
     * The colour, 0xAARRGGBB, of a place.
     *
     * @param x to the right from the centre; the shorter side of the picture is 1 long
     * @param y down from the centre
     * @param pixel the side of a pixel, over which edges are smoothed
     */
    int colour(double x, double y, double pixel);
}
