package org.thumbnailroute.engine.internal.codec;

/** The eight orientations of EXIF (tag 0x0112), named by what makes the stored picture upright. */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRROR(false, true, false),
    TURN_180(false, true, true),
    FLIP(false, false, true),
    TRANSPOSE(true, false, false),
    TURN_RIGHT(true, false, true),
    TRANSVERSE(true, true, true),
    TURN_LEFT(true, true, false);

    private final boolean swapsSides;
    private final boolean reversesColumns;
    private final boolean reversesRows;

    Orientation(boolean swapsSides, boolean reversesColumns, boolean reversesRows) {
        this.swapsSides = swapsSides;
        this.reversesColumns = reversesColumns;
        this.reversesRows = reversesRows;
    }

    /** The orientation with this EXIF number; upright for a number outside 1 to 8. */
    public static Orientation ofExif(int number) {
        return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
    }

    /** Whether stored rows become columns. */
    public boolean swapsSides() {
        return swapsSides;
    }

    /** Whether the first stored column becomes the right side or the bottom. */
    public boolean reversesColumns() {
        return reversesColumns;
    }

    /** Whether the first stored row becomes the bottom or the right side. */
    public boolean reversesRows() {
        return reversesRows;
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
