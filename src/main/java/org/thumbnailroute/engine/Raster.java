package org.thumbnailroute.engine;

/**
 * Pixels of a thumbnail.
 *
 * @param width in pixels
 * @param height in pixels
 * @param alpha whether a pixel may be transparent
 * @param argb 0xAARRGGBB row by row, not premultiplied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Raster(int width, int height, boolean alpha, int[] argb) {

    /** This raster in the middle of a canvas of one colour, 0xRRGGBB, which shows where it is transparent. */
    Raster on(BoundingBox canvas, int background) {
        boolean covered = !alpha && canvas.width() == width && canvas.height() == height;
        return covered ? this : OnCanvas.of(this, canvas, background);
    }
}
