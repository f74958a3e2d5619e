package org.thumbnailroute.engine.internal.jpeg;

import java.util.Arrays;
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

    private byte[] block = {};
    private int length;
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
            complete = ExifOrientation.hasDirectory(block, 0, length);
            if (!complete) {
                length = 0;
                append(source, from, to);
            }
        } else if (length > 0 && length < LONGEST) {
            append(source, from, to);
        }
    }

    private void append(byte[] source, int from, int to) {
        int end = length + to - from;
        if (end > block.length) {
            block = Arrays.copyOf(block, Math.max(end, 2 * block.length));
        }
        System.arraycopy(source, from, block, length, to - from);
        length = end;
    }

    Orientation orientation() {
        return ExifOrientation.of(block, 0, length);
    }
}
