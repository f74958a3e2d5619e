package org.thumbnailroute.engine.internal.crop;

/**
 * Finds what people look at in a picture: edges, the colour of skin, and strong colours. The method and its weights are
 * those of libvips's <em>attention</em> crop.
 *
 * @see <a href="https://www.libvips.org/API/current/method.Image.smartcrop.html">vips_smartcrop</a>
 */
public final class Attention {

    /** Cells of the map of scores, across and down. */
    private static final int CELLS = 32;

    /** If no cell has so much more than another, nothing stands out; an edge that can be seen brings ten times as much. */
    private static final float NOTHING = 1;

    /** The most memory that {@link #crop} takes, in bytes. */
    public static final long BYTES = 384 << 10;

    private Attention() {}

    /**
     * A part of a picture around what attracts most attention, or around the middle if nothing does.
     *
     * @param width of the picture, in pixels
     * @param height likewise
     * @param argb 0xAARRGGBB row by row, not premultiplied
     * @param cropWidth of the part, at most {@code width}
     * @param cropHeight likewise
     */
    public static Crop crop(int width, int height, int[] argb, int cropWidth, int cropHeight) {
        float[] scores = PixelScores.of(CellColours.of(width, height, argb, CELLS), CELLS);
        double across = (double) cropWidth * CELLS / width;
        double down = (double) cropHeight * CELLS / height;
        float[] blurred = GaussianBlur.of(scores, CELLS, Math.max(1, Math.sqrt(across * across + down * down) / 10));
        int best = best(blurred);
        return new Crop(
                start(best % CELLS, width, cropWidth), start(best / CELLS, height, cropHeight), cropWidth, cropHeight);
    }

    private static int best(float[] scores) {
        int best = 0;
        int least = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
            least = scores[i] < scores[least] ? i : least;
        }
        boolean isFlat = scores[best] - scores[least] < NOTHING;
        return isFlat ? CELLS / 2 * CELLS + CELLS / 2 : best;
    }

    /** Where a crop begins that has the cell in its middle, as far as the picture's edges allow. */
    private static int start(int cell, int side, int crop) {
        return Math.max(0, Math.min(side - crop, cell * side / CELLS - crop / 2));
    }
}
