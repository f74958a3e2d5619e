package org.thumbnailroute.engine.internal.crop;

import java.util.Arrays;

/**
 * A picture shrunk to a square of cells. Blocks of pixels are averaged as long as at least two blocks are left for each
 * cell across and down; the rest is done by a filter.
 */
final class CellColours {

    private static final int BLOCKS_OF_A_CELL = 2;

    private final int width;
    private final int height;
    private final int[] argb;
    private final int blockWidth;
    private final int blockHeight;
    private final int columns;
    private final int rows;

    private CellColours(int width, int height, int[] argb, int cells) {
        this.width = width;
        this.height = height;
        this.argb = argb;
        this.blockWidth = Math.max(1, width / (BLOCKS_OF_A_CELL * cells));
        this.blockHeight = Math.max(1, height / (BLOCKS_OF_A_CELL * cells));
        this.columns = (width + blockWidth - 1) / blockWidth;
        this.rows = (height + blockHeight - 1) / blockHeight;
    }

    /**
     * Shrinks a picture.
     *
     * @param cells across, and down
     * @return planes of red, green and blue, 0 to 255, black behind what is transparent
     */
    static float[][] of(int width, int height, int[] argb, int cells) {
        return new CellColours(width, height, argb, cells).shrunk(cells);
    }

    private float[][] shrunk(int cells) {
        float[][] blocks = blocks();
        TriangleFilter across = new TriangleFilter(columns, (double) width / blockWidth, cells);
        TriangleFilter down = new TriangleFilter(rows, (double) height / blockHeight, cells);
        float[][] shrunk = new float[3][];
        for (int c = 0; c < 3; c++) {
            shrunk[c] = down.transposed(across.transposed(blocks[c], rows), cells);
        }
        return shrunk;
    }

    private float[][] blocks() {
        float[][] blocks = new float[3][columns * rows];
        int[] sums = new int[3 * columns];
        for (int row = 0; row < rows; row++) {
            int top = row * blockHeight;
            int bottom = Math.min(height, top + blockHeight);
            Arrays.fill(sums, 0);
            for (int y = top; y < bottom; y++) {
                add(y * width, sums);
            }
            for (int column = 0; column < columns; column++) {
                int left = column * blockWidth;
                float pixels = (bottom - top) * (Math.min(width, left + blockWidth) - left);
                for (int c = 0; c < 3; c++) {
                    blocks[c][row * columns + column] = sums[3 * column + c] / pixels;
                }
            }
        }
        return blocks;
    }

    private void add(int start, int[] sums) {
        for (int column = 0; column < columns; column++) {
            int red = 0;
            int green = 0;
            int blue = 0;
            int end = start + Math.min(width, (column + 1) * blockWidth);
            for (int i = start + column * blockWidth; i < end; i++) {
                int pixel = argb[i];
                int alpha = pixel >>> 24;
                pixel = alpha == 255 ? pixel : premultiplied(pixel, alpha);
                red += pixel >> 16 & 255;
                green += pixel >> 8 & 255;
                blue += pixel & 255;
            }
            sums[3 * column] += red;
            sums[3 * column + 1] += green;
            sums[3 * column + 2] += blue;
        }
    }

    private static int premultiplied(int pixel, int alpha) {
        int red = (pixel >> 16 & 255) * alpha / 255;
        int green = (pixel >> 8 & 255) * alpha / 255;
        int blue = (pixel & 255) * alpha / 255;
        return red << 16 | green << 8 | blue;
    }
}
