package org.thumbnailroute.engine.internal.placeholder;

/**
 * The colour that most of a picture has. As for sharp's {@code stats().dominant}, the colours are sorted into 16×16×16 bins
 * of equal size, and the fullest bin wins. Unlike there, the result is the average of the colours in that bin, and not its
 * middle: white stays white.
 */
public final class DominantColour {

    private static final int BINS = 16 * 16 * 16;

    private DominantColour() {}

    /**
     * A picture's colour. A pixel counts as much as it is opaque. Of equally full bins the one with the least red wins, then
     * that with the least green, then blue.
     *
     * @param background 0xRRGGBB, the colour of a picture of which nothing can be seen
     * @return 0xRRGGBB
     */
    public static int of(SmallPicture picture, int background) {
        int bin = fullest(picture.argb());
        int red = 0;
        int green = 0;
        int blue = 0;
        int visible = 0;
        for (int pixel : picture.argb()) {
            if (bin(pixel) == bin) {
                int alpha = pixel >>> 24;
                red += alpha * ((pixel >> 16) & 255);
                green += alpha * ((pixel >> 8) & 255);
                blue += alpha * (pixel & 255);
                visible += alpha;
            }
        }
        return visible == 0
                ? background
                : average(red, visible) << 16 | average(green, visible) << 8 | average(blue, visible);
    }

    private static int fullest(int[] argb) {
        int[] weights = new int[BINS];
        for (int pixel : argb) {
            weights[bin(pixel)] += pixel >>> 24;
        }
        int fullest = 0;
        for (int bin = 1; bin < BINS; bin++) {
            if (weights[bin] > weights[fullest]) {
                fullest = bin;
            }
        }
        return fullest;
    }

    private static int bin(int pixel) {
        return (bin16((pixel >> 16) & 255) << 8) | (bin16((pixel >> 8) & 255) << 4) | bin16(pixel & 255);
    }

    /** Where libvips sees the borders: 0 to 16, 17 to 32, ... 241 to 255. */
    private static int bin16(int value) {
        return (value * 255) >> 12;
    }

    private static int average(int sum, int weight) {
        return (sum + weight / 2) / weight;
    }
}
