package org.thumbnailroute.engine.webp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.thumbnailroute.engine.codec.Orientation;

/** Finds the one entry of EXIF that matters here: how to turn the picture upright. */
final class ExifOrientation {

    private static final int PREFIX = 6;
    private static final int TIFF_HEAD = 8;
    private static final int ENTRY = 12;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    private ExifOrientation() {}

    /** What stands between two places is EXIF; upright if it is broken or says nothing. */
    static Orientation of(byte[] bytes, int from, int to) {
        ByteBuffer exif = ByteBuffer.wrap(bytes, from, to - from).slice();
        // JPEG's prefix has no place in WebP, but some writers leave it there
        if (exif.remaining() > PREFIX && exif.getInt(0) == 0x45786966) {
            exif = exif.position(PREFIX).slice();
        }
        if (exif.remaining() < TIFF_HEAD) {
            return Orientation.UPRIGHT;
        }
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        if (directory < 0 || directory > exif.limit() - 2) {
            return Orientation.UPRIGHT;
        }
        return inDirectory(exif, directory);
    }

    private static Orientation inDirectory(ByteBuffer exif, int directory) {
        int entries = Math.min(exif.getShort(directory) & 0xffff, (exif.limit() - directory - 2) / ENTRY);
        for (int i = 0; i < entries; i++) {
            int at = directory + 2 + i * ENTRY;
            if ((exif.getShort(at) & 0xffff) == TAG && exif.getShort(at + 2) == SHORT) {
                return Orientation.ofExif(exif.getShort(at + 8));
            }
        }
        return Orientation.UPRIGHT;
    }
}
