package org.thumbnailroute.engine.internal.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.thumbnailroute.engine.ImageRejectedException;

/**
 * The frame header (T.81, B.2.2).
 *
 * @param progressive whether coefficients come in several scans
 * @param width in pixels
 * @param height in pixels
 * @param maxH the largest horizontal sampling factor
 * @param maxV the largest vertical sampling factor
 */
record FrameHeader(boolean progressive, int width, int height, int maxH, int maxV, List<Component> components) {

    private static final int LARGEST_FACTOR = 4;
    private static final int MOST_COMPONENTS = 4;

    FrameHeader {
        components = List.copyOf(components);
    }

    /**
     * Reads a segment.
     *
     * @param marker SOF0, SOF1 or SOF2
     * @param at after the segment's length
     * @param length of what follows {@code at}
     */
    static FrameHeader read(int marker, byte[] source, int at, int length) {
        if (length < 6) {
            throw ImageRejectedException.corrupt("JPEG: a frame header of %d bytes, at byte %d".formatted(length, at));
        }
        int precision = source[at] & 0xff;
        int height = SegmentReader.uint16(source, at + 1);
        int width = SegmentReader.uint16(source, at + 3);
        int count = source[at + 5] & 0xff;
        if (precision != 8) {
            throw ImageRejectedException.unsupported("JPEG with %d bits a sample".formatted(precision));
        }
        if (count < 1 || length < 6 + 3 * count || width == 0) {
            throw ImageRejectedException.corrupt("JPEG: %dx%d pixels of %d components in a frame header of %d bytes"
                    .formatted(width, height, count, length));
        }
        if (count == 2 || count > MOST_COMPONENTS) {
            throw ImageRejectedException.unsupported("JPEG of %d components".formatted(count));
        }
        int rows = height == 0 ? LineCount.after(source, at + length) : height;
        return read(marker, width, rows, source, at + 6, count);
    }

    private static FrameHeader read(int marker, int width, int height, byte[] source, int at, int count) {
        int maxH = 1;
        int maxV = 1;
        for (int i = 0; i < count; i++) {
            int factors = source[at + 3 * i + 1] & 0xff;
            int h = factors >>> 4;
            int v = factors & 15;
            if (h < 1 || h > LARGEST_FACTOR || v < 1 || v > LARGEST_FACTOR) {
                throw ImageRejectedException.corrupt("JPEG: a sampling factor of %dx%d".formatted(h, v));
            }
            maxH = Math.max(maxH, h);
            maxV = Math.max(maxV, v);
        }
        List<Component> components = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int from = at + 3 * i;
            int h = (source[from + 1] & 0xff) >>> 4;
            int v = source[from + 1] & 15;
            components.add(new Component(
                    i,
                    source[from] & 0xff,
                    h,
                    v,
                    source[from + 2] & 0xff,
                    ceil(width * h, maxH),
                    ceil(height * v, maxV),
                    ceil(width, 8 * maxH) * h,
                    ceil(height, 8 * maxV) * v));
        }
        return new FrameHeader(marker == Markers.SOF2, width, height, maxH, maxV, components);
    }

    private static int ceil(int a, int b) {
        return (a + b - 1) / b;
    }
}
