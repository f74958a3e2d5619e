package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;

/** The eight ways in which a camera may store a picture, as EXIF counts them. */
public final class StoredOrientation {
    private StoredOrientation() {}

    /** The pixels to store so that a reader that follows this EXIF orientation, 1 to 8, shows {@code upright}. */
    public static BufferedImage store(BufferedImage upright, int orientation) {
        int right = upright.getWidth() - 1;
        int bottom = upright.getHeight() - 1;
        boolean sideways = orientation >= 5;
        var stored =
                new BufferedImage(sideways ? bottom + 1 : right + 1, sideways ? right + 1 : bottom + 1, type(upright));
        for (int y = 0; y < stored.getHeight(); y++) {
            for (int x = 0; x < stored.getWidth(); x++) {
                int colour =
                        switch (orientation) {
                            case 1 -> upright.getRGB(x, y);
                            case 2 -> upright.getRGB(right - x, y);
                            case 3 -> upright.getRGB(right - x, bottom - y);
                            case 4 -> upright.getRGB(x, bottom - y);
                            case 5 -> upright.getRGB(y, x);
                            case 6 -> upright.getRGB(right - y, x);
                            case 7 -> upright.getRGB(right - y, bottom - x);
                            case 8 -> upright.getRGB(y, bottom - x);
                            default -> throw new IllegalArgumentException("No EXIF orientation: " + orientation);
                        };
                stored.setRGB(x, y, colour);
            }
        }
        return stored;
    }

    private static int type(BufferedImage image) {
        return image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    }
}
