package org.thumbnailroute.engine;

import org.thumbnailroute.engine.internal.scale.Region;

/**
 * Where a picture comes to lie in its thumbnail. All of it is as a person sees the picture, upright.
 *
 * @param wholeWidth the width that the whole picture would have, in pixels
 * @param wholeHeight likewise
 * @param region the part of the picture that is shown
 * @param size of that part in the thumbnail
 * @param canvas of the thumbnail; larger than {@code size} only in mode pad
 */
record Placement(int wholeWidth, int wholeHeight, Region region, BoundingBox size, BoundingBox canvas) {

    static Placement of(Mode mode, BoundingBox box, int width, int height) {
        return switch (mode) {
            case FIT -> whole(box.fit(width, height), box.fit(width, height));
            case PAD -> whole(box.fit(width, height), box);
            case COVER -> cover(box, width, height);
        };
    }

    private static Placement whole(BoundingBox size, BoundingBox canvas) {
        return new Placement(size.width(), size.height(), Region.ALL, size, canvas);
    }

    private static Placement cover(BoundingBox box, int width, int height) {
        double scale = Math.min(1.0, Math.max((double) box.width() / width, (double) box.height() / height));
        int shownWidth = shown(width * scale, box.width());
        int shownHeight = shown(height * scale, box.height());
        double cutX = cut(shownWidth, width * scale);
        double cutY = cut(shownHeight, height * scale);
        BoundingBox size = new BoundingBox(shownWidth, shownHeight);
        return new Placement(
                (int) Math.ceil(width * scale),
                (int) Math.ceil(height * scale),
                new Region(cutX, cutY, 1 - cutX, 1 - cutY),
                size,
                size);
    }

    private static int shown(double side, int limit) {
        return (int) Math.max(1, Math.min(limit, Math.round(side)));
    }

    /** The fraction that is cut off at each of two ends. */
    private static double cut(int shown, double side) {
        return Math.max(0, (1 - shown / side) / 2);
    }
}
