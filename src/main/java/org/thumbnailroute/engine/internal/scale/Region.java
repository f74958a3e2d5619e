package org.thumbnailroute.engine.internal.scale;

/**
 * A part of a picture, in fractions of its sides from 0 to 1.
 *
 * @param left where it begins
 * @param top where it begins
 * @param right where it ends, more than {@code left}
 * @param bottom where it ends, more than {@code top}
 */
public record Region(double left, double top, double right, double bottom) {

    /** The whole picture. */
    public static final Region ALL = new Region(0, 0, 1, 1);

    /** The same part of the picture with its rows and columns exchanged. */
    public Region transposed() {
        return new Region(top, left, bottom, right);
    }

    /** The same part of the picture with its columns in reverse order; what is in the middle stays to the last bit. */
    public Region mirrored() {
        return right == 1 - left ? this : new Region(1 - right, top, 1 - left, bottom);
    }
}
