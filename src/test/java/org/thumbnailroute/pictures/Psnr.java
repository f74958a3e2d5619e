package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;

/** How near two pictures are, as one number. */
public final class Psnr {

    private Psnr() {}

    /**
     * The peak signal-to-noise ratio over red, green and blue, in dB; infinite for equal pictures. JPEG of quality 80 lies
     * near 35, another picture below 15.
     */
    public static double between(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        if (other.getWidth() != width || other.getHeight() != height) {
            throw new IllegalArgumentException(
                    "%dx%d against %dx%d".formatted(width, height, other.getWidth(), other.getHeight()));
        }
        long squares = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                squares += squares(one.getRGB(x, y), other.getRGB(x, y));
            }
        }
        return 10 * Math.log10(255.0 * 255.0 * 3 * width * height / squares);
    }

    private static int squares(int one, int other) {
        int red = Ink.red(one) - Ink.red(other);
        int green = Ink.green(one) - Ink.green(other);
        int blue = Ink.blue(one) - Ink.blue(other);
        return red * red + green * green + blue * blue;
    }
}
