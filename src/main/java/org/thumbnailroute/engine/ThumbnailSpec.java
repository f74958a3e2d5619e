package org.thumbnailroute.engine;

import java.util.List;
import java.util.Optional;

/**
 * What is made of a picture.
 *
 * @param boxes the sizes, at least one
 * @param mode how the picture gets into each box
 * @param format of the thumbnails; empty for that of the original, or PNG for a WebP original where WebP is not written
 * @param quality of JPEG and of lossy WebP, 1 to 100
 * @param background 0xRRGGBB; what shows through where the thumbnail's format knows no transparency, and around the
 *     picture in mode pad
 * @param webp who reads and writes WebP
 */
public record ThumbnailSpec(
        List<BoundingBox> boxes, Mode mode, Optional<ImageFormat> format, int quality, int background, Webp webp) {

    /** Above this a thumbnail's JPEG grows faster than it improves. */
    public static final int DEFAULT_QUALITY = 80;

    public static final int WHITE = 0xffffff;

    /**
     * Checks what is asked for.
     *
     * @throws IllegalArgumentException if there is no size, the quality is out of range, or the format is WebP and WebP is
     *     not written here
     */
    public ThumbnailSpec {
        boxes = List.copyOf(boxes);
        if (boxes.isEmpty()) {
            throw new IllegalArgumentException("at least one size is needed");
        }
        if (format.equals(Optional.of(ImageFormat.WEBP)) && !webp.canWrite()) {
            throw new IllegalArgumentException(webp.description());
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a quality of %d is outside 1 to 100".formatted(quality));
        }
    }

    /** With libwebp, where that loads. */
    public ThumbnailSpec(
            List<BoundingBox> boxes, Mode mode, Optional<ImageFormat> format, int quality, int background) {
        this(boxes, mode, format, quality, background, Webp.NATIVE);
    }

    /** The whole picture in each box, in the original's format, in quality 80 and on white; enough for most. */
    public static ThumbnailSpec fit(List<BoundingBox> boxes) {
        return new ThumbnailSpec(boxes, Mode.FIT, Optional.empty(), DEFAULT_QUALITY, WHITE);
    }

    /** The format of the thumbnails of an original in this one. */
    public ImageFormat formatFor(ImageFormat original) {
        return format.orElseGet(() -> PictureWriter.writable(original, webp));
    }
}
