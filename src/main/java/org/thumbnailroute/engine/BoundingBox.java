package org.thumbnailroute.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The box that a thumbnail must fit into.
 *
 * @param width in pixels, 1 to {@value #MAX_SIDE}
 * @param height in pixels, 1 to {@value #MAX_SIDE}
 */
public record BoundingBox(int width, int height) {

    /** The longest side that a thumbnail may have, in pixels. */
    public static final int MAX_SIDE = 4096;

    private static final Pattern WIDTH_X_HEIGHT = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    public BoundingBox {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "a side of %dx%d is outside 1 to %d pixels".formatted(width, height, MAX_SIDE));
        }
    }

    /**
     * Reads {@code WIDTHxHEIGHT}, for example {@code 64x64}.
     *
     * @throws IllegalArgumentException if the text has another form or a side is out of range
     */
    public static BoundingBox parse(String text) {
        Matcher matcher = WIDTH_X_HEIGHT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not WIDTHxHEIGHT in pixels, such as 64x64");
        }
        return new BoundingBox(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /**
     * The largest size with the aspect ratio of the given picture that fits into this box. A picture is never
     * enlarged, and no side becomes less than one pixel.
     */
    public BoundingBox fit(int pictureWidth, int pictureHeight) {
        double scale = Math.min(1.0, Math.min((double) width / pictureWidth, (double) height / pictureHeight));
        return new BoundingBox(scaled(pictureWidth, scale, width), scaled(pictureHeight, scale, height));
    }

    private static int scaled(int side, double scale, int limit) {
        return (int) Math.max(1, Math.min(limit, Math.round(side * scale)));
    }

    /** This box turned by 90 degrees. */
    public BoundingBox turned() {
        return new BoundingBox(/* width= */ height, /* height= */ width);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
