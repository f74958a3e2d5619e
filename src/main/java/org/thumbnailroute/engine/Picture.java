package org.thumbnailroute.engine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * A decoded picture, with its pixels still lying as they were stored and what it takes to show them upright.
 *
 * @param width as a person sees the picture, in pixels
 * @param height likewise
 * @param pixels as stored, perhaps fewer than width × height where the reader skipped some
 */
record Picture(ImageFormat format, int width, int height, Orientation orientation, BufferedImage pixels) {

    static Picture of(
            ImageFormat format, int storedWidth, int storedHeight, Orientation orientation, BufferedImage pixels) {
        return isTurned(orientation)
                ? new Picture(format, storedHeight, storedWidth, orientation, pixels)
                : new Picture(format, storedWidth, storedHeight, orientation, pixels);
    }

    /** Scales first and turns afterwards: turning a thumbnail costs next to nothing. */
    Thumbnail thumbnail(BoundingBox box) {
        BoundingBox size = box.fit(width, height);
        BufferedImage upright =
                ExifFilterUtils.getFilterForOrientation(orientation).apply(scale(size));
        return new Thumbnail(box, format, size.width(), size.height(), PictureWriter.write(upright, format));
    }

    private BufferedImage scale(BoundingBox size) {
        BoundingBox asStored = isTurned(orientation) ? size.turned() : size;
        boolean alpha = format.hasAlpha() && pixels.getColorModel().hasAlpha();
        try {
            return Thumbnails.of(pixels)
                    .forceSize(asStored.width(), asStored.height())
                    // palettes and 16-bit samples become plain RGB(A), or colours would snap to the palette
                    .imageType(alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                    .asBufferedImage();
        } catch (IOException e) {
            throw new UncheckedIOException("scaling in memory does no I/O", e);
        }
    }

    /** EXIF orientations 5 to 8 swap width and height. */
    private static boolean isTurned(Orientation orientation) {
        return switch (orientation) {
            case LEFT_TOP, RIGHT_TOP, RIGHT_BOTTOM, LEFT_BOTTOM -> true;
            case TOP_LEFT, TOP_RIGHT, BOTTOM_RIGHT, BOTTOM_LEFT -> false;
        };
    }
}
