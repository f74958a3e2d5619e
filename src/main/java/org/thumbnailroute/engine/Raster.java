package org.thumbnailroute.engine;

import org.thumbnailroute.engine.internal.crop.Attention;
import org.thumbnailroute.engine.internal.crop.Crop;

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

    /** A part of this raster: what attracts most attention. */
    Raster cropped(Size part) {
        Crop crop = Attention.crop(width, height, argb, part.width(), part.height());
        return new Raster(part.width(), part.height(), alpha, crop.of(argb, width));
    }

    /** @param background its colour, 0xRRGGBB, if nothing of it can be seen */
    Placeholder placeholder(int background) {
        return Placeholder.of(width, height, argb, background);
    }

    /**
     * This raster in the middle of a canvas of one colour, 0xRRGGBB, which shows where it is transparent.
     *
     * @throws IllegalStateException if Thumbnailator is not on the class path
     */
    Raster on(Size canvas, int background) {
        boolean covered = !alpha && canvas.width() == width && canvas.height() == height;
        try {
            return covered ? this : OnCanvas.of(this, canvas, background);
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "a thumbnail on a background, for mode pad or a transparent original, needs Thumbnailator on the class path",
                    e);
        }
    }
}
