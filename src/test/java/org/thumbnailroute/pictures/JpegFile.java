package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageWriteParam;

/**
 * How to write a JPEG.
 *
 * @param quality 0 to 1
 * @param coarseFirst whether coarse scans come before fine ones: a progressive file
 * @param orientation the EXIF orientation to note, 1 to 8, or 0 for no EXIF; the pixels are written as they are
 * @param gps whether the EXIF also tells a place
 * @param order the byte order of the EXIF
 */
public record JpegFile(float quality, boolean coarseFirst, int orientation, boolean gps, ByteOrder order) {
    /** Photo quality, one scan, no EXIF. */
    public static JpegFile baseline() {
        return new JpegFile(0.85f, false, 0, false, ByteOrder.LITTLE_ENDIAN);
    }

    /** Photo quality, coarse scans first, no EXIF. */
    public static JpegFile progressive() {
        return new JpegFile(0.85f, true, 0, false, ByteOrder.LITTLE_ENDIAN);
    }

    /** The same with another quality, 0 to 1. */
    public JpegFile withQuality(double newQuality) {
        return new JpegFile((float) newQuality, coarseFirst, orientation, gps, order);
    }

    /** The same with a note, in EXIF, how to turn the picture upright. */
    public JpegFile withOrientation(int newOrientation) {
        return new JpegFile(quality, coarseFirst, newOrientation, gps, order);
    }

    /** The same with the place of the photo in EXIF; with no orientation set, the picture is upright. */
    public JpegFile withGps() {
        return new JpegFile(quality, coarseFirst, Math.max(1, orientation), true, order);
    }

    /** The same with another byte order in EXIF. */
    public JpegFile withByteOrder(ByteOrder newOrder) {
        return new JpegFile(quality, coarseFirst, orientation, gps, newOrder);
    }

    /** The picture as a file; it must be opaque. */
    public byte[] encode(BufferedImage image) {
        byte[] plain = write(image);
        return orientation == 0 ? plain : insertExif(plain);
    }

    private byte[] write(BufferedImage image) {
        return ImageFile.encode(image, "image/jpeg", param -> {
            param.setCompressionQuality(quality);
            param.setProgressiveMode(coarseFirst ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        });
    }

    private byte[] insertExif(byte[] plain) {
        byte[] exif = ExifSegment.of(orientation, gps, order);
        // After the start marker and the JFIF segment, which ImageIO wants to be the first
        int place = 2 + 2 + ByteBuffer.wrap(plain).getShort(4);
        return ByteBuffer.allocate(plain.length + exif.length)
                .put(plain, 0, place)
                .put(exif)
                .put(plain, place, plain.length - place)
                .array();
    }
}
