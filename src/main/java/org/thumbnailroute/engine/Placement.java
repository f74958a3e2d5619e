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
 * @param shown the size of what the thumbnail shows of it; smaller where the pixels decide which part that is
 */
record Placement(int wholeWidth, int wholeHeight, Region region, Size size, Size shown) {

    /**
     * Where a picture is so many times as large as what is shown of it, the map that attention is looked up in is too
     * coarse, and scaling all of the picture takes too much memory.
     */
    private static final int MOST_TO_SEARCH = 16;

    /** Of a picture with these sides. */
    static Placement of(ThumbnailSpec spec, Optional<FocalPoint> focus, int width, int height) {
        return switch (spec.mode()) {
            case FIT, PAD -> whole(Size.of(spec.box().fit(width, height)));
            case COVER -> cover(spec, focus, width, height);
        };
    }

    /** Whether not all that is scaled is shown. */
    boolean isCropped() {
        return !size.equals(shown);
    }

    private static Placement whole(Size size) {
        return new Placement(size.width(), size.height(), Region.ALL, size, size);
    }

    private static Placement cover(ThumbnailSpec spec, Optional<FocalPoint> focus, int width, int height) {
        BoundingBox box = spec.box();
        double scale = Math.min(1.0, Math.max((double) box.width() / width, (double) box.height() / height));
        Size shown = new Size(shown(width * scale, box.width()), shown(height * scale, box.height()));
        Size whole = new Size(whole(width * scale, shown.width()), whole(height * scale, shown.height()));
        boolean isSearched = focus.isEmpty()
                && spec.gravity() == Gravity.ATTENTION
                && whole.pixels() <= MOST_TO_SEARCH * shown.pixels();
        return isSearched
                ? new Placement(whole.width(), whole.height(), Region.ALL, whole, shown)
                : part(spec.gravity(), focus, width * scale, height * scale, shown);
    }

    private static Placement part(
            Gravity gravity, Optional<FocalPoint> focus, double width, double height, Size shown) {
        double cutX = cut(shown.width(), width);
        double cutY = cut(shown.height(), height);
        double x = focus.map(point -> before(point.x(), cutX)).orElse(gravity.x());
        double y = focus.map(point -> before(point.y(), cutY)).orElse(gravity.y());
        return new Placement(
                (int) Math.ceil(width),
                (int) Math.ceil(height),
                new Region(cutX * x, cutY * y, 1 - cutX * (1 - x), 1 - cutY * (1 - y)),
                shown,
                shown);
    }

    private static int shown(double side, int limit) {
        return (int) Math.max(1, Math.min(limit, Math.round(side)));
    }

    private static int whole(double side, int shown) {
        return (int) Math.max(shown, Math.round(side));
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
