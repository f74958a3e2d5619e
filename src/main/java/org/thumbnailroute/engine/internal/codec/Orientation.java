package org.thumbnailroute.engine.internal.codec;

/** The eight orientations of EXIF (tag 0x0112), named by what makes the stored picture upright. */
public enum Orientation {
    UPRIGHT(false),
    MIRROR(false),
    TURN_180(false),
    FLIP(false),
    TRANSPOSE(true),
    TURN_RIGHT(true),
    TRANSVERSE(true),
    TURN_LEFT(true);

    private final boolean swapsSides;

    Orientation(boolean swapsSides) {
        this.swapsSides = swapsSides;
    }

    /** The orientation with this EXIF number; upright for a number outside 1 to 8. */
    public static Orientation ofExif(int number) {
        return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
    }

    /** Whether stored rows become columns. */
    public boolean swapsSides() {
        return swapsSides;
    }

    /**
     * Makes stored pixels upright.
     *
     * @param stored row by row
     * @param width of {@code stored}, in pixels
     * @param height of {@code stored}, in pixels
     * @return {@code stored} itself, or a new array with the sides swapped if {@link #swapsSides()}
     */
    public int[] upright(int[] stored, int width, int height) {
        if (this == UPRIGHT) {
            return stored;
        }
        int[] upright = new int[width * height];
        int lastX = width - 1;
        int lastY = height - 1;
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int target =
                        switch (this) {
                            case UPRIGHT -> y * width + x;
                            case MIRROR -> y * width + lastX - x;
                            case TURN_180 -> (lastY - y) * width + lastX - x;
                            case FLIP -> (lastY - y) * width + x;
                            case TRANSPOSE -> x * height + y;
                            case TURN_RIGHT -> x * height + lastY - y;
                            case TRANSVERSE -> (lastX - x) * height + lastY - y;
                            case TURN_LEFT -> (lastX - x) * height + y;
                        };
                upright[target] = stored[at++];
            }
        }
        return upright;
    }
}
