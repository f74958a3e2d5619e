package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;

/**
 * The structural similarity of two pictures: 1 for the same, near 0 for unrelated ones. Luma only, a Gaussian window of
 * 11×11 with a deviation of 1.5, the mean over all windows that lie inside.
 *
 * <p>Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, "Image Quality Assessment: From Error Visibility to
 * Structural Similarity", IEEE Transactions on Image Processing 13 (4), 2004.
 */
public final class Ssim {
    private static final int WINDOW = 11;
    private static final double DEVIATION = 1.5;
    private static final double C1 = Math.pow(0.01 * 255, 2);
    private static final double C2 = Math.pow(0.03 * 255, 2);

    private Ssim() {}

    /**
     * How similar two pictures of one size are.
     *
     * @throws IllegalArgumentException if the sizes differ or a side is shorter than the window, 11 pixels
     */
    public static double of(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        if (other.getWidth() != width || other.getHeight() != height) {
            throw new IllegalArgumentException(
                    "%dx%d pixels against %dx%d".formatted(width, height, other.getWidth(), other.getHeight()));
        }
        if (Math.min(width, height) < WINDOW) {
            throw new IllegalArgumentException("%dx%d pixels are less than a window".formatted(width, height));
        }
        double[] a = luma(one);
        double[] b = luma(other);
        double[] meanA = blurred(a, width, height);
        double[] meanB = blurred(b, width, height);
        double[] meanAa = blurred(product(a, a), width, height);
        double[] meanBb = blurred(product(b, b), width, height);
        double[] meanAb = blurred(product(a, b), width, height);
        double sum = 0;
        for (int i = 0; i < meanA.length; i++) {
            double means = meanA[i] * meanB[i];
            double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
            double covariance = meanAb[i] - means;
            double variances = meanAa[i] + meanBb[i] - squares;
            sum += (2 * means + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2));
        }
        return sum / meanA.length;
    }

    /** Rec. 601; what is transparent counts as black. */
    private static double[] luma(BufferedImage image) {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        double[] luma = new double[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            double opaque = (pixels[i] >>> 24) / 255.0;
            luma[i] =
                    opaque * (0.299 * Ink.red(pixels[i]) + 0.587 * Ink.green(pixels[i]) + 0.114 * Ink.blue(pixels[i]));
        }
        return luma;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    /** The weighted mean of each window that lies inside. */
    private static double[] blurred(double[] plane, int width, int height) {
        double[] weights = gaussian();
        int narrow = width - WINDOW + 1;
        double[] rows = new double[narrow * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < narrow; x++) {
                rows[y * narrow + x] = sum(plane, y * width + x, 1, weights);
            }
        }
        double[] blurred = new double[narrow * (height - WINDOW + 1)];
        for (int i = 0; i < blurred.length; i++) {
            blurred[i] = sum(rows, i, narrow, weights);
        }
        return blurred;
    }

    private static double sum(double[] values, int first, int step, double[] weights) {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
            sum += weights[k] * values[first + k * step];
        }
        return sum;
    }

    private static double[] gaussian() {
        double[] weights = new double[WINDOW];
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
            double distance = k - WINDOW / 2;
            weights[k] = Math.exp(-distance * distance / (2 * DEVIATION * DEVIATION));
            sum += weights[k];
        }
        for (int k = 0; k < WINDOW; k++) {
            weights[k] /= sum;
        }
        return weights;
    }
}
