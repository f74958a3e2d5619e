package org.thumbnailroute.engine.internal.jpeg;

import java.io.ByteArrayOutputStream;
import org.thumbnailroute.engine.internal.codec.ExifOrientation;
import org.thumbnailroute.engine.internal.codec.Orientation;

/**
 * The EXIF of a picture, put together from its segments. The first block that can be read counts, and later ones do not,
 * whatever they say. A block that is longer than a segment goes on in the next ones, which have no byte order at their
 * beginning.
 */
final class ExifSegments {

    /** More than any first directory needs, and no more: somebody may repeat segments all over a file. */
    private static final int LONGEST = 1 << 20;

    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private boolean complete;

    private ExifSegments() {}

    static ExifSegments none() {
        return new ExifSegments();
    }

    /** Takes what follows the segment's name. */
    void add(byte[] source, int from, int to) {
        if (complete) {
            return;
        }
        if (ExifOrientation.begins(source, from, to)) {
            complete = ExifOrientation.hasDirectory(block.toByteArray());
            if (!complete) {
                block.reset();
                block.write(source, from, to - from);
            }
        } else if (block.size() > 0 && block.size() < LONGEST) {
            block.write(source, from, to - from);
        }
    }

    Orientation orientation() {
        return ExifOrientation.of(block.toByteArray(), 0, block.size());
    }
}
