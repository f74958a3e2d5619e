package org.thumbnailroute.engine;

import java.util.Optional;
import org.thumbnailroute.engine.internal.scale.Region;

/**
 * How a picture is scaled for a thumbnail. All of it is as a person sees the picture, upright.
 *
 * @param wholeWidth the width that the whole picture would have, in pixels
 * @param wholeHeight likewise
 * @param region the part of the picture that is scaled
 * @param size of that part when it is scaled
 */
record Placement(int wholeWidth, int wholeHeight, Region region, BoundingBox size) {

    /** Of a picture with these sides. */
    static Placement of(ThumbnailSpec spec, Optional<FocalPoint> focus, int width, int height) {
        return switch (spec.mode()) {
            case FIT, PAD -> whole(spec.box().fit(width, height));
            case COVER -> cover(spec, focus, width, height);
        };
    }

    private static Placement whole(BoundingBox size) {
        return new Placement(size.width(), size.height(), Region.ALL, size);
    }

    private static Placement cover(ThumbnailSpec spec, Optional<FocalPoint> focus, int width, int height) {
        BoundingBox box = spec.box();
        double scale = Math.min(1.0, Math.max((double) box.width() / width, (double) box.height() / height));
        int shownWidth = shown(width * scale, box.width());
        int shownHeight = shown(height * scale, box.height());
        double cutX = cut(shownWidth, width * scale);
        double cutY = cut(shownHeight, height * scale);
        double x = focus.map(point -> before(point.x(), cutX))
                .orElse(spec.gravity().x());
        double y = focus.map(point -> before(point.y(), cutY))
                .orElse(spec.gravity().y());
        return new Placement(
                (int) Math.ceil(width * scale),
                (int) Math.ceil(height * scale),
                new Region(cutX * x, cutY * y, 1 - cutX * (1 - x), 1 - cutY * (1 - y)),
                new BoundingBox(shownWidth, shownHeight));
    }

    private static int shown(double side, int limit) {
        return (int) Math.max(1, Math.min(limit, Math.round(side)));
    }

    /** The fraction that is cropped. */
    private static double cut(int shown, double side) {
        return Math.max(0, 1 - shown / side);
    }

    /** How much of what is cropped comes before a part in the middle of which the point is, or as near as can be. */
    private static double before(double point, double cut) {
        double begin = point - (1 - cut) / 2;
        return cut == 0 ? 0 : Math.max(0, Math.min(1, begin / cut));
    }
}
