package org.thumbnailroute.engine;

import java.util.Arrays;

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

    private static final int OPAQUE = 0xff000000;

    /** This raster on the background, if it may not stay transparent. */
    Raster flattened(int background) {
        if (!alpha) {
            return this;
        }
        int[] flat = new int[argb.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = OPAQUE | over(argb[i], background);
        }
        return new Raster(width, height, false, flat);
    }

    /** This raster in the middle of a larger one, the rest of which has the background's colour. */
    Raster padded(BoundingBox canvas, int background) {
        if (canvas.width() == width && canvas.height() == height) {
            return this;
        }
        int[] large = new int[canvas.width() * canvas.height()];
        Arrays.fill(large, OPAQUE | background);
        int left = (canvas.width() - width) / 2;
        int top = (canvas.height() - height) / 2;
        for (int y = 0; y < height; y++) {
            System.arraycopy(argb, y * width, large, (top + y) * canvas.width() + left, width);
        }
        return new Raster(canvas.width(), canvas.height(), alpha, large);
    }

    private static int over(int pixel, int background) {
        int alpha = pixel >>> 24;
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int front = pixel >> shift & 0xff;
            int back = background >> shift & 0xff;
            mixed |= ((front * alpha + back * (255 - alpha) + 127) / 255) << shift;
        }
        return mixed;
    }
}
