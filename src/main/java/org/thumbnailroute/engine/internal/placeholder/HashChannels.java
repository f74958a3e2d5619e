package org.thumbnailroute.engine.internal.placeholder;

/**
 * A picture's lightness, two colour differences and alpha, in numbers from 0 to 1 (the differences -1 to 1). Behind what is
 * transparent there is the average colour.
 *
 * @param alpha empty if nothing is transparent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HashChannels(double[] lightness, double[] yellowBlue, double[] redGreen, double[] alpha) {

    /** @param pixels 0xAARRGGBB, not premultiplied */
    static HashChannels of(int[] pixels) {
        HashChannels channels = new HashChannels(
                new double[pixels.length],
                new double[pixels.length],
                new double[pixels.length],
                new double[isTransparent(pixels) ? pixels.length : 0]);
        if (channels.isTransparent()) {
            channels.fill(pixels, AverageColour.of(pixels));
        } else {
            channels.fill(pixels);
        }
        return channels;
    }

    boolean isTransparent() {
        return alpha.length > 0;
    }

    private static boolean isTransparent(int[] pixels) {
        int all = 0xff000000;
        for (int pixel : pixels) {
            all &= pixel;
        }
        return all != 0xff000000;
    }

    private void fill(int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            double red = 1.0 / 255 * ((pixels[i] >> 16) & 255);
            double green = 1.0 / 255 * ((pixels[i] >> 8) & 255);
            double blue = 1.0 / 255 * (pixels[i] & 255);
            set(i, red, green, blue);
        }
    }

    private void fill(int[] pixels, AverageColour behind) {
        for (int i = 0; i < pixels.length; i++) {
            double opacity = (pixels[i] >>> 24) / 255.0;
            double part = opacity / 255;
            double red = behind.red() * (1 - opacity) + part * ((pixels[i] >> 16) & 255);
            double green = behind.green() * (1 - opacity) + part * ((pixels[i] >> 8) & 255);
            double blue = behind.blue() * (1 - opacity) + part * (pixels[i] & 255);
            set(i, red, green, blue);
            alpha[i] = opacity;
        }
    }

    private void set(int i, double red, double green, double blue) {
        lightness[i] = (red + green + blue) / 3;
        yellowBlue[i] = (red + green) / 2 - blue;
        redGreen[i] = red - green;
    }

    /** Of what is visible, each 0 to 1; black if nothing is. */
    private record AverageColour(double red, double green, double blue) {

        static AverageColour of(int[] pixels) {
            double red = 0;
            double green = 0;
            double blue = 0;
            double visible = 0;
            for (int pixel : pixels) {
                double opacity = (pixel >>> 24) / 255.0;
                red += opacity / 255 * ((pixel >> 16) & 255);
                green += opacity / 255 * ((pixel >> 8) & 255);
                blue += opacity / 255 * (pixel & 255);
                visible += opacity;
            }
            return visible > 0
                    ? new AverageColour(red / visible, green / visible, blue / visible)
                    : new AverageColour(0, 0, 0);
        }
    }
}
