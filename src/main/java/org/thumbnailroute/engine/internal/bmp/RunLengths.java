package org.thumbnailroute.engine.internal.bmp;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;

import java.util.Arrays;

/**
 * Undoes RLE8 and RLE4. Rows come from the bottom, so all indices have to be kept. Pixels that are jumped over have
 * index 0, as with other readers that know no transparency here.
 */
final class RunLengths {

    private final byte[] file;
    private final BmpHeader header;
    private final boolean nibbles;
    private final byte[] indices;
    private int at;
    private int x;
    private int y;
    private boolean partial;

    private RunLengths(byte[] file, BmpHeader header) {
        this.file = file;
        this.header = header;
        this.nibbles = header.bits() == 4;
        this.at = header.pixels();
        this.indices = new byte[Math.toIntExact(header.area())];
    }

    /**
     * Reads all indices.
     *
     * @throws org.thumbnailroute.engine.ImageRejectedException if not even half of the rows are there
     */
    static RunLengths read(byte[] file, BmpHeader header) {
        long bytes = Math.max(0, (long) file.length - header.pixels());
        // two bytes are at most 255 pixels, and half of them is asked for
        if (bytes * 255 < header.area() || header.area() > Integer.MAX_VALUE - 8) {
            throw corrupt("BMP: %d bytes of data for %d pixels".formatted(bytes, header.area()));
        }
        RunLengths lengths = new RunLengths(file, header);
        lengths.partial = !lengths.run();
        if (lengths.partial && lengths.y < header.height() / 2) {
            throw corrupt("BMP: data of %d of %d rows".formatted(lengths.y, header.height()));
        }
        return lengths;
    }

    /** A byte each, in stored order of rows. */
    byte[] indices() {
        return indices;
    }

    /** Whether the file came to its end before the data did. */
    boolean arePartial() {
        return partial;
    }

    /** Whether the data came to their end before the file did. */
    private boolean run() {
        while (y < header.height()) {
            if (file.length - at < 2) {
                return false;
            }
            int count = file[at++] & 0xff;
            int value = file[at++] & 0xff;
            if (count > 0) {
                fill(count, value);
            } else if (value == 0) {
                x = 0;
                y++;
            } else if (value == 1) {
                return true;
            } else if (value > 2) {
                copy(value);
            } else if (file.length - at < 2) {
                return false;
            } else {
                x = Math.min(header.width(), x + (file[at++] & 0xff));
                y += file[at++] & 0xff;
            }
        }
        return true;
    }

    private void fill(int count, int value) {
        int n = Math.min(count, header.width() - x);
        int to = y * header.width() + x;
        if (nibbles) {
            for (int i = 0; i < n; i++) {
                indices[to + i] = (byte) ((i & 1) == 0 ? value >> 4 : value & 15);
            }
        } else {
            Arrays.fill(indices, to, to + n, (byte) value);
        }
        x += n;
    }

    private void copy(int count) {
        int bytes = nibbles ? (count + 1) / 2 : count;
        int to = y * header.width() + x;
        int n = Math.min(count, header.width() - x);
        for (int i = 0; i < n; i++) {
            int from = at + (nibbles ? i / 2 : i);
            if (from >= file.length) {
                break;
            }
            int value = file[from];
            indices[to + i] = (byte) (nibbles ? ((i & 1) == 0 ? value >> 4 & 15 : value & 15) : value);
        }
        x += n;
        at = Math.min(file.length, at + bytes + (bytes & 1));
    }
}
