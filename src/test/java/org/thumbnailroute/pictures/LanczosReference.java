package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/**
 * A slow, plain reduction with the three-lobed Lanczos window in doubles: what a thumbnail should look like. It works on
 * the sRGB values as they are, as thumbnailers do, and weighs colours by their alpha.
 *
 * <p>Pixel centres lie at halves, so nothing shifts; the window is widened by the ratio of the sizes; at the edges the
 * weights of what is inside are made to sum to 1. See C. E. Duchon, "Lanczos Filtering in One and Two Dimensions", 1979,
 * and K. Turkowski, "Filters for Common Resampling Tasks", 1990.
 */
public final class LanczosReference {
    private static final int LOBES = 3;

    private LanczosReference() {}

    /** The picture at another, smaller size in pixels. */
    public static BufferedImage resize(BufferedImage image, int width, int height) {
        double[][] columns = weights(image.getWidth(), width);
        double[][] rows = weights(image.getHeight(), height);
        // Narrow first, row by row, so that a large picture needs little memory beside its own
        double[][] narrow = IntStream.range(0, image.getHeight())
                .parallel()
                .mapToObj(y -> narrowed(image, y, columns))
                .toArray(double[][]::new);
        boolean opaque = !image.getColorModel().hasAlpha();
        var small = new BufferedImage(width, height, opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                small.setRGB(x, y, colour(narrow, x, rows[y]));
            }
        }
        return small;
    }

    /** For each new pixel the weight of each old one from the first that counts; index 0 tells which that is. */
    private static double[][] weights(int from, int to) {
        double ratio = (double) from / to;
        double widened = Math.max(1, ratio);
        double[][] weights = new double[to][];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * ratio;
            int first = (int) Math.max(0, Math.floor(centre - LOBES * widened));
            int end = (int) Math.min(from, Math.ceil(centre + LOBES * widened));
            weights[i] = new double[1 + end - first];
            weights[i][0] = first;
            double sum = 0;
            for (int k = first; k < end; k++) {
                double weight = lanczos((k + 0.5 - centre) / widened);
                weights[i][1 + k - first] = weight;
                sum += weight;
            }
            for (int k = 1; k < weights[i].length; k++) {
                weights[i][k] /= sum;
            }
        }
        return weights;
    }

    private static double lanczos(double x) {
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        return sinc(x) * sinc(x / LOBES);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** One row at its new width: alpha, then red, green and blue times alpha, for each pixel. */
    private static double[] narrowed(BufferedImage image, int y, double[][] columns) {
        int[] row = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
        double[] narrow = new double[4 * columns.length];
        for (int x = 0; x < columns.length; x++) {
            int first = (int) columns[x][0];
            for (int k = 1; k < columns[x].length; k++) {
                int colour = row[first + k - 1];
                double weight = columns[x][k] * (colour >>> 24) / 255;
                narrow[4 * x] += weight;
                narrow[4 * x + 1] += weight * Ink.red(colour);
                narrow[4 * x + 2] += weight * Ink.green(colour);
                narrow[4 * x + 3] += weight * Ink.blue(colour);
            }
        }
        return narrow;
    }

    private static int colour(double[][] narrow, int x, double[] weights) {
        double[] sums = new double[4];
        for (int k = 1; k < weights.length; k++) {
            double[] row = narrow[(int) weights[0] + k - 1];
            for (int channel = 0; channel < sums.length; channel++) {
                sums[channel] += weights[k] * row[4 * x + channel];
            }
        }
        if (sums[0] <= 0) {
            return 0;
        }
        return rounded(255 * sums[0]) << 24
                | rounded(sums[1] / sums[0]) << 16
                | rounded(sums[2] / sums[0]) << 8
                | rounded(sums[3] / sums[0]);
    }

    private static int rounded(double value) {
        return (int) Math.round(Math.max(0, Math.min(255, value)));
    }
}
