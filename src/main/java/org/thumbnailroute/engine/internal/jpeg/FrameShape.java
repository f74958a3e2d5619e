package org.thumbnailroute.engine.internal.jpeg;

/**
 * The size of a picture and how it divides into MCUs.
 *
 * @param width in pixels
 * @param height in pixels
 * @param components 3 for colour, 1 for grey
 * @param halfChroma whether chroma has half the resolution each way
 */
record FrameShape(int width, int height, int components, boolean halfChroma) {

    boolean isGrey() {
        return components == 1;
    }

    /** The side of an MCU in pixels; a grey one is a single block. */
    int mcuSide() {
        return halfChroma && !isGrey() ? 2 * ForwardDct.SIDE : ForwardDct.SIDE;
    }

    /** So many pixels of the next MCUs fit into a tile, whole MCUs, the last of which may reach over the edge. */
    int tileColumns(int left) {
        int mcus = (width - left + mcuSide() - 1) / mcuSide();
        return Math.min(SampleTile.STRIDE, mcus * mcuSide());
    }

    /** Whether a block of luma has at least one pixel of the picture. */
    boolean contains(int left, int top) {
        return left < width && top < height;
    }
}
