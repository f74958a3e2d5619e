package org.thumbnailroute.engine;

import java.awt.Color;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.filters.Canvas;
import net.coobird.thumbnailator.geometry.Positions;

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
        if (covered) {
            return this;
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        BufferedImage placed = new Canvas(
                        canvas.width(), canvas.height(), Positions.CENTER, false, new Color(background))
                .apply(image);
        int[] pixels = placed.getRGB(0, 0, canvas.width(), canvas.height(), null, 0, canvas.width());
        return new Raster(canvas.width(), canvas.height(), false, pixels);
    }
}
