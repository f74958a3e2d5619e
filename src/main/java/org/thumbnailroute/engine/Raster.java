package org.thumbnailroute.engine;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;
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
        BufferedImage placed = new Canvas(
                        canvas.width(), canvas.height(), Positions.CENTER, false, new Color(background))
                .apply(image());
        int[] pixels = ((DataBufferInt) placed.getRaster().getDataBuffer()).getData();
        return new Raster(canvas.width(), canvas.height(), false, pixels);
    }

    /** The very pixels, not a copy: of large thumbnails each copy counts. */
    private BufferedImage image() {
        DirectColorModel colours = (DirectColorModel) ColorModel.getRGBdefault();
        WritableRaster raster = java.awt.image.Raster.createPackedRaster(
                new DataBufferInt(argb, argb.length), width, height, width, colours.getMasks(), null);
        return new BufferedImage(colours, raster, false, null);
    }
}
