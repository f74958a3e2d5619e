package org.thumbnailroute.pictures;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.stream.IntStream;

/** The photo-like pictures that can be drawn, at any size. The same size and seed give the same pixels. */
public enum Scene {
    /** Mountains over a lake; the seed also picks the time of day. */
    LANDSCAPE,
    /** A geometric record cover with lettering in no alphabet; the seed picks composition and colours. */
    ALBUM_COVER,
    /** A drawn person before blurred lights. */
    PORTRAIT,
    /** A vinyl record on a wooden table. */
    VINYL,
    /** A round badge on a transparent ground, the only scene with transparency and without grain. */
    LOGO;

    /** A camera's noise: it brings a JPEG of quality .85 to the size of a real photo. */
    private static final double GRAIN = 11;

    /** HD. Few lenses resolve more, and a picture of twelve megapixels is drawn as quickly. */
    private static final double LENS_PIXELS = 1920 * 1080;

    /** The scene as drawn for seed 1. */
    public BufferedImage draw(int width, int height) {
        return draw(width, height, 1);
    }

    /** The scene at this size; another seed draws other mountains, shapes or colours. */
    public BufferedImage draw(int width, int height, int seed) {
        double sharpness = Math.min(1, Math.sqrt(LENS_PIXELS / width / height));
        var image = shade((int) Math.ceil(width * sharpness), (int) Math.ceil(height * sharpness), seed);
        if (sharpness < 1) {
            image = enlarged(image, width, height);
        }
        if (this != LOGO) {
            addGrain(image, new Noise(seed));
        }
        return image;
    }

    private BufferedImage shade(int width, int height, int seed) {
        var image = new BufferedImage(width, height, type());
        int[] pixels = pixels(image);
        Shader shader = shader(seed);
        double pixel = 1.0 / Math.min(width, height);
        // Rows are disjoint, so they may be drawn in parallel
        IntStream.range(0, height).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                double x = (column + 0.5 - width / 2.0) * pixel;
                double y = (row + 0.5 - height / 2.0) * pixel;
                pixels[row * width + column] = shader.colour(x, y, pixel);
            }
        });
        return image;
    }

    private BufferedImage enlarged(BufferedImage image, int width, int height) {
        var larger = new BufferedImage(width, height, type());
        var graphics = larger.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return larger;
    }

    private static void addGrain(BufferedImage image, Noise noise) {
        int[] pixels = pixels(image);
        int width = image.getWidth();
        IntStream.range(0, image.getHeight()).parallel().forEach(row -> {
            for (int column = 0; column < width; column++) {
                int at = row * width + column;
                pixels[at] = Ink.shifted(pixels[at], GRAIN * (noise.grain(column, row) - 0.5));
            }
        });
    }

    /** The pixels themselves: going through setRGB costs more than the drawing. */
    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private int type() {
        return this == LOGO ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }

    private Shader shader(int seed) {
        return switch (this) {
            case LANDSCAPE -> new Landscape(seed);
            case ALBUM_COVER -> new AlbumCover(seed);
            case PORTRAIT -> new Portrait(seed);
            case VINYL -> new Vinyl(seed);
            case LOGO -> new Logo();
        };
    }
}
