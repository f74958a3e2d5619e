package org.thumbnailroute.engine;

import java.util.Optional;

/**
 * What one thumbnail is to be.
 *
 * @param box its size
 * @param mode how the picture gets into the box
 * @param gravity which part of the picture is kept in mode cover
 * @param format empty for that of the original, or PNG for a WebP original where WebP is not written
 * @param quality of JPEG and of lossy WebP, 1 to 100
 * @param background 0xRRGGBB; what shows through where the thumbnail's format knows no transparency, and around the
 *     picture in mode pad
 */
public record ThumbnailSpec(
        BoundingBox box, Mode mode, Gravity gravity, Optional<ImageFormat> format, int quality, int background) {

    /** Above this a thumbnail's JPEG grows faster than it improves. */
    public static final int DEFAULT_QUALITY = 80;

    public static final int WHITE = 0xffffff;

    /** @throws IllegalArgumentException if the quality is out of range */
    public ThumbnailSpec {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a quality of %d is outside 1 to 100".formatted(quality));
        }
    }

    /** The whole picture in this box, in the original's format, in quality 80 and on white; enough for most. */
    public static ThumbnailSpec fit(BoundingBox box) {
        return new ThumbnailSpec(box, Mode.FIT, Gravity.CENTRE, Optional.empty(), DEFAULT_QUALITY, WHITE);
    }

    /** Likewise, in a box of so many pixels. */
    public static ThumbnailSpec fit(int width, int height) {
        return fit(new BoundingBox(width, height));
    }

    public ThumbnailSpec withMode(Mode other) {
        return new ThumbnailSpec(box, other, gravity, format, quality, background);
    }

    public ThumbnailSpec withGravity(Gravity other) {
        return new ThumbnailSpec(box, mode, other, format, quality, background);
    }

    public ThumbnailSpec withFormat(ImageFormat other) {
        return new ThumbnailSpec(box, mode, gravity, Optional.of(other), quality, background);
    }

    public ThumbnailSpec withQuality(int other) {
        return new ThumbnailSpec(box, mode, gravity, format, other, background);
    }

    public ThumbnailSpec withBackground(int other) {
        return new ThumbnailSpec(box, mode, gravity, format, quality, other);
    }

    /** The format of the thumbnail of an original in this one. */
    public ImageFormat formatFor(ImageFormat original, Webp webp) {
        return format.orElseGet(() -> PictureWriter.writable(original, webp));
    }

    /**
     * Checks whether its format can be written.
     *
     * @throws IllegalArgumentException if it is WebP, and WebP is not written here
     */
    public void requireWritable(Webp webp) {
        if (format.equals(Optional.of(ImageFormat.WEBP)) && !webp.canWrite()) {
            throw new IllegalArgumentException(webp.description());
        }
    }
}
