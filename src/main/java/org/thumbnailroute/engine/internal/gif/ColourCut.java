package org.thumbnailroute.engine.internal.gif;

import java.util.Arrays;

/**
 * Chooses colours for many pixels: cuts the set of pixels whose error is largest, at its mean along the channel that
 * varies most, until there are sets enough. After S. Wan, P. Prusinkiewicz and S. Wong, "Variance-based color image
 * quantization for frame buffer display", Color Research and Application 15 (1990); the mean stands for their best cut.
 */
final class ColourCut {

    /** How much an error in red, green and blue is seen. */
    private static final int[] WEIGHTS = {2, 4, 1};

    private final int[] pixels;
    private final int count;

    private ColourCut(int[] pixels, int count) {
        this.pixels = pixels;
        this.count = count;
    }

    /**
     * The colours.
     *
     * @param pixels 0xffRRGGBB, or 0 for a transparent one, which does not count; more than {@code most} different ones
     */
    static int[] colours(int[] pixels, int most) {
        int[] opaque = new int[pixels.length];
        int n = 0;
        for (int pixel : pixels) {
            opaque[n] = pixel;
            n += pixel == 0 ? 0 : 1;
        }
        return new ColourCut(opaque, n).cut(most);
    }

    private int[] cut(int most) {
        Box[] boxes = new Box[most];
        boxes[0] = box(0, count);
        int n = 1;
        while (n < most) {
            int worst = 0;
            for (int i = 1; i < n; i++) {
                if (boxes[i].error() > boxes[worst].error()) {
                    worst = i;
                }
            }
            Box box = boxes[worst];
            int middle = partition(box);
            boxes[worst] = box(box.from(), middle);
            boxes[n++] = box(middle, box.to());
        }
        return Arrays.stream(boxes).mapToInt(Box::mean).toArray();
    }

    /**
     * Pixels from {@code from} to before {@code to}.
     *
     * @param error the sum of their squared distances from the mean
     * @param shift of the channel to cut
     * @param mean 0xffRRGGBB
     */
    private record Box(int from, int to, double error, int shift, int mean) {}

    private Box box(int from, int to) {
        int n = to - from;
        double error = 0;
        double most = -1;
        int widest = 0;
        int mean = 0xff;
        long[] sums = new long[3];
        long[] squares = new long[3];
        for (int i = from; i < to; i++) {
            int pixel = pixels[i];
            int r = pixel >> 16 & 0xff;
            int g = pixel >> 8 & 0xff;
            int b = pixel & 0xff;
            sums[0] += r;
            sums[1] += g;
            sums[2] += b;
            squares[0] += (long) r * r;
            squares[1] += (long) g * g;
            squares[2] += (long) b * b;
        }
        for (int c = 0; c < 3; c++) {
            double spread = WEIGHTS[c] * (squares[c] - (double) sums[c] * sums[c] / n);
            error += spread;
            if (spread > most) {
                most = spread;
                widest = 16 - 8 * c;
            }
            mean = mean << 8 | (int) ((sums[c] + n / 2) / n);
        }
        return new Box(from, to, n == 1 ? 0 : error, widest, mean);
    }

    /** Brings the pixels up to the mean before those above it; where the latter begin. */
    private int partition(Box box) {
        int shift = box.shift();
        long sum = 0;
        for (int i = box.from(); i < box.to(); i++) {
            sum += pixels[i] >> shift & 0xff;
        }
        int mean = (int) (sum / (box.to() - box.from()));
        int low = box.from();
        int high = box.to() - 1;
        while (low <= high) {
            int pixel = pixels[low];
            if ((pixel >> shift & 0xff) <= mean) {
                low++;
            } else {
                pixels[low] = pixels[high];
                pixels[high--] = pixel;
            }
        }
        return low;
    }
}
