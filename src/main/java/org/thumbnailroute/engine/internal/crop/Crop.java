package org.thumbnailroute.engine.internal.crop;

/**
 * A part of a picture, in pixels.
 *
 * @param left its first column
 * @param top its first row
 */
public record Crop(int left, int top, int width, int height) {

    /** The pixels of this part of a picture that is so many pixels wide. */
    public int[] of(int[] argb, int pictureWidth) {
        int[] part = new int[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(argb, (top + y) * pictureWidth + left, part, y * width, width);
        }
        return part;
    }
}
