package org.thumbnailroute.engine;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.WritableRaster;
import net.coobird.thumbnailator.filters.Canvas;
import net.coobird.thumbnailator.geometry.Positions;

/** A picture on a background. The only class that needs Thumbnailator, so that the others work without it. */
final class OnCanvas {

    private OnCanvas() {}

    /** In the middle of a canvas of one colour, 0xRRGGBB, which shows where the picture is transparent. */
    static Raster of(Raster picture, Size canvas, int background) {
        BufferedImage placed = new Canvas(
                        canvas.width(), canvas.height(), Positions.CENTER, false, new Color(background))
                .apply(image(picture));
        int[] pixels = ((DataBufferInt) placed.getRaster().getDataBuffer()).getData();
        return new Raster(canvas.width(), canvas.height(), false, pixels);
    }

    /** The very pixels, not a copy: of large thumbnails each copy counts. */
    private static BufferedImage image(Raster picture) {
        int width = picture.width();
        DirectColorModel colours = (DirectColorModel) ColorModel.getRGBdefault();
        WritableRaster pixels = java.awt.image.Raster.createPackedRaster(
                new DataBufferInt(picture.argb(), picture.argb().length),
                width,
                picture.height(),
                width,
                colours.getMasks(),
                null);
        return new BufferedImage(colours, pixels, false, null);
    }
}
