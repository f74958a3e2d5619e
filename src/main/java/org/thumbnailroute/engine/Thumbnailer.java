package org.thumbnailroute.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns one encoded picture into one or more thumbnails with a single decode. Safe for use by many threads.
 *
 * <p>The aspect ratio is kept, nothing is enlarged, EXIF orientation is applied, transparency is kept where the format
 * has it, and metadata (GPS!) is dropped.
 */
public final class Thumbnailer {

    /** Changes whenever the same input may give other pixels, so that "made by an older engine" can be told. */
    public static final String VERSION = "1";

    private final PictureReader reader;

    /**
     * A thumbnailer with a limit.
     *
     * @param maxPixels the most pixels (width × height) that a picture may have; checked in its header, before decoding
     */
    public Thumbnailer(long maxPixels) {
        this.reader = new PictureReader(maxPixels);
    }

    /**
     * Makes one thumbnail for each box.
     *
     * @param source an encoded picture: JPEG, PNG, GIF (its first frame), BMP or TIFF (its first page)
     * @param boxes the sizes wanted, at least one
     * @throws ImageRejectedException if the bytes can never become a thumbnail
     */
    public ThumbnailSet make(byte[] source, List<BoundingBox> boxes) {
        Picture picture = reader.read(source, boxes);
        List<Thumbnail> thumbnails = new ArrayList<>(boxes.size());
        for (BoundingBox box : boxes) {
            thumbnails.add(picture.thumbnail(box));
        }
        return new ThumbnailSet(picture.format(), picture.width(), picture.height(), thumbnails);
    }
}
