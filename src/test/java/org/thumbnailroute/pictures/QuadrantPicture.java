package org.thumbnailroute.pictures;

import java.awt.image.BufferedImage;

/** A test picture whose quarters differ in colour and size: every turn, mirroring and crop of it looks different. */
public final class QuadrantPicture {
    /** The upright picture, as {@link PictureAssert#looksLike} reads it. */
    public static final String DRAWING = """
            R R G
            R R G
            B B Y
            """;

    private QuadrantPicture() {}

    /** The upright picture. */
    public static BufferedImage upright(int width, int height) {
        return draw(DRAWING, width, height);
    }

    /** Any picture of three by three flat cells, given as for {@link PictureAssert#looksLike}. */
    public static BufferedImage draw(String drawing, int width, int height) {
        return Drawing.parse(drawing).paint(width, height);
    }

    /** A JPEG that shows the upright picture, of this size, to those who follow its EXIF orientation, 1 to 8. */
    public static byte[] jpeg(int width, int height, int orientation) {
        BufferedImage stored = StoredOrientation.store(upright(width, height), orientation);
        return JpegFile.baseline().withOrientation(orientation).encode(stored);
    }
}
