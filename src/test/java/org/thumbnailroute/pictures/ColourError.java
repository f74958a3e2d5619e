package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;

/** What {@link Ssim} does not see: colours that differ at the same brightness, such as chroma that has shifted. */
public final class ColourError {
    private ColourError() {}

    /**
     * The root of the mean squared difference over all pixels of red, green and blue, 0 to 255. Colours are first put
     * on black by their alpha.
     */
    public static double of(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            throw new IllegalArgumentException("pictures of different sizes");
        }
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                sum += squares(one.getRGB(x, y), other.getRGB(x, y));
            }
        }
        return Math.sqrt(sum / (3.0 * one.getWidth() * one.getHeight()));
    }

    private static double squares(int one, int other) {
        double a = (one >>> 24) / 255.0;
        double b = (other >>> 24) / 255.0;
        return square(a * Ink.red(one) - b * Ink.red(other))
                + square(a * Ink.green(one) - b * Ink.green(other))
                + square(a * Ink.blue(one) - b * Ink.blue(other));
    }

    private static double square(double value) {
        return value * value;
    }
}
