package org.thumbnailroute.pictures;

/**
 * The arithmetic of the shaders. Colours are packed as 0xAARRGGBB: a picture has millions of pixels, too many for a
 * colour object each.
 */
final class Ink {
    private Ink() {}

    /** The colour {@code share} of the way from one opaque colour to another; the share is clamped to 0..1. */
    static int mix(int from, int to, double share) {
        if (share <= 0) {
            return from;
        }
        int t = share >= 1 ? 256 : (int) (256 * share);
        // Red and blue in one multiplication: their products stay 16 bits apart
        int redBlue = (from & 0xFF00FF) * (256 - t) + (to & 0xFF00FF) * t + 0x800080;
        int green = (from & 0x00FF00) * (256 - t) + (to & 0x00FF00) * t + 0x008000;
        return 0xFF000000 | ((redBlue >>> 8) & 0xFF00FF) | ((green >>> 8) & 0x00FF00);
    }

    /** The colour with more light on it (above 1) or less. */
    static int lit(int colour, double light) {
        return pack(red(colour) * light, green(colour) * light, blue(colour) * light);
    }

    /** The colour with the same step added to each channel. */
    static int shifted(int colour, double step) {
        return pack(red(colour) + step, green(colour) + step, blue(colour) + step);
    }

    static int withAlpha(int colour, double alpha) {
        return ((int) Math.round(255 * clamp(alpha)) << 24) | (colour & 0xFFFFFF);
    }

    /** How much of a pixel lies inside a shape, from the signed distance to its edge: this is what smooths edges. */
    static double inside(double distance, double pixel) {
        return clamp(0.5 - distance / pixel);
    }

    /** Zero below {@code low}, one above {@code high}, eased between; with {@code low > high} the other way round. */
    static double step(double low, double high, double value) {
        double t = clamp((value - low) / (high - low));
        return t * t * (3 - 2 * t);
    }

    /** Math.hypot guards against overflow, which no picture meets, and costs twenty times as much. */
    static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    static double clamp(double value) {
        // Not Math.min and max, whose care for NaN and -0 shows in the drawing time
        return value < 0 ? 0 : value > 1 ? 1 : value;
    }

    static int red(int colour) {
        return (colour >> 16) & 0xFF;
    }

    static int green(int colour) {
        return (colour >> 8) & 0xFF;
    }

    static int blue(int colour) {
        return colour & 0xFF;
    }

    private static int pack(double red, double green, double blue) {
        return 0xFF000000 | (channel(red) << 16) | (channel(green) << 8) | channel(blue);
    }

    private static int channel(double value) {
        return Math.max(0, Math.min(255, (int) (value + 0.5)));
    }
}
