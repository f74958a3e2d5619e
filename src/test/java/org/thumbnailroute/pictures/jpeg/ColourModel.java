package org.thumbnailroute.pictures.jpeg;

import java.awt.image.BufferedImage;

/** What the components of a file mean. */
enum ColourModel {
    GREY(1),
    YCBCR(3),
    RGB(3),
    /** Inks, inverted as in all files: 0 is full ink. */
    CMYK(4),
    /** Adobe's: the inverted inks C, M and Y as if they were colours, turned into YCbCr; K inverted. */
    YCCK(4);

    private final int components;

    ColourModel(int components) {
        this.components = components;
    }

    int components() {
        return components;
    }

    /** The samples of each component at full resolution, 0 to 255, row by row. */
    double[][] planes(BufferedImage image) {
        int width = image.getWidth();
        double[][] planes = new double[components][width * image.getHeight()];
        for (int i = 0; i < planes[0].length; i++) {
            int rgb = image.getRGB(i % width, i / width);
            double[] samples = samples((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF);
            for (int c = 0; c < components; c++) {
                planes[c][i] = samples[c];
            }
        }
        return planes;
    }

    private double[] samples(double red, double green, double blue) {
        return switch (this) {
            case GREY, YCBCR -> yCbCr(red, green, blue);
            case RGB -> new double[] {red, green, blue};
            case CMYK -> inverted(inks(red, green, blue));
            case YCCK -> ycck(inverted(inks(red, green, blue)));
        };
    }

    /** Half of what could be black ink is: so all four inks matter. Red is (1 - C) (1 - K), and so on. */
    private static double[] inks(double red, double green, double blue) {
        double white = (255 + Math.max(red, Math.max(green, blue))) / 2;
        return new double[] {255 - 255 * red / white, 255 - 255 * green / white, 255 - 255 * blue / white, 255 - white};
    }

    private static double[] inverted(double[] inks) {
        return new double[] {255 - inks[0], 255 - inks[1], 255 - inks[2], 255 - inks[3]};
    }

    /** Adobe's technical note 5116: the conversion takes 255 - C for red, and so on; K passes through. */
    private static double[] ycck(double[] inks) {
        double[] converted = yCbCr(255 - inks[0], 255 - inks[1], 255 - inks[2]);
        return new double[] {converted[0], converted[1], converted[2], inks[3]};
    }

    private static double[] yCbCr(double red, double green, double blue) {
        double y = 0.299 * red + 0.587 * green + 0.114 * blue;
        return new double[] {y, 128 + (blue - y) / 1.772, 128 + (red - y) / 1.402};
    }
}
