package org.thumbnailroute.pictures.jpeg;

import java.awt.image.BufferedImage;

/**
 * A picture for decoders: nothing in it is symmetric, every colour occurs, brightness has detail, and colour changes
 * slowly enough to survive a quarter of the resolution.
 */
final class TestCard {

    private TestCard() {}

    static BufferedImage colour(int width, int height) {
        return draw(width, height, 1);
    }

    static BufferedImage grey(int width, int height) {
        return draw(width, height, 0);
    }

    /** The picture without its colours. */
    static BufferedImage luma(BufferedImage image) {
        double[] luma = ColourModel.GREY.planes(image)[0];
        var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < luma.length; i++) {
            grey.setRGB(i % image.getWidth(), i / image.getWidth(), channel(luma[i]) * 0x010101);
        }
        return grey;
    }

    /** The picture with its red and blue exchanged. */
    static BufferedImage swapped(BufferedImage image) {
        var swapped = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                swapped.setRGB(x, y, (rgb & 0xFF) << 16 | (rgb & 0xFF00) | ((rgb >> 16) & 0xFF));
            }
        }
        return swapped;
    }

    private static BufferedImage draw(int width, int height, double saturation) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double u = (x + 0.5) / width;
                double v = (y + 0.5) / height;
                double light = 60 + 110 * u * (1 - 0.5 * v) + 30 * Math.sin(x * 0.5 + y * 0.2) * v;
                double red = 60 * saturation * Math.sin(4 * u + 1) * Math.cos(2 * v);
                double blue = 60 * saturation * Math.cos(3 * v + 2 * u);
                image.setRGB(
                        x,
                        y,
                        channel(light + red) << 16
                                | channel(light - 0.4 * red - 0.3 * blue) << 8
                                | channel(light + blue));
            }
        }
        return image;
    }

    private static int channel(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }
}
