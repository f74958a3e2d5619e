package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import java.util.Arrays;

/**
 * The parts that a page is stored in: tiles, or strips, which are tiles as wide as the page.
 *
 * @param width in pixels
 * @param height in rows
 * @param across how many are side by side
 * @param down how many are one below the other
 * @param starts where each begins in the file, plane after plane; may be too few
 * @param ends where each ends, likewise; as far as the file says or has it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Tiles(int width, int height, int across, int down, int[] starts, int[] ends) {

    /** Tiles may be larger than their page, but not much: common sizes end at 1024. */
    private static final int MOST_BEYOND = 4096;
    /** Section 15 allows no smaller ones. */
    private static final int LEAST = 16;
    /** Ten times what a hundred megapixels have in tiles that are called small. Each costs time to begin. */
    private static final int MOST = 1 << 17;

    /**
     * Of a directory. As libtiff does, places of tiles are also looked for in the tags of strips, and the other way round.
     *
     * @param planes how many times the page is stored
     */
    static Tiles of(Directory tags, int fileLength, int pageWidth, int pageHeight, int planes) {
        boolean tiled = tags.has(Tag.TILE_WIDTH);
        int width = tiled ? tags.number(Tag.TILE_WIDTH, 0) : pageWidth;
        int height = tiled ? tags.number(Tag.TILE_LENGTH, 0) : stripRows(tags, pageHeight);
        requireSize(tiled, width, height, pageWidth, pageHeight);
        int across = (int) ((pageWidth + (long) width - 1) / width);
        int down = (int) ((pageHeight + (long) height - 1) / height);
        long all = (long) across * down * planes;
        if (all > MOST) {
            throw unsupported("TIFF of %d tiles or strips, the limit is %d".formatted(all, MOST));
        }
        long[] offsets = tags.numbers(offsets(tags), (int) all);
        if (offsets.length == 0) {
            throw corrupt("TIFF: it does not say where its %s are".formatted(tiled ? "tiles" : "strips"));
        }
        long[] counts = tags.numbers(
                tags.has(Tag.TILE_BYTE_COUNTS) ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS, offsets.length);
        int[] starts = Arrays.stream(offsets)
                .mapToInt(offset -> (int) Math.min(fileLength, offset))
                .toArray();
        return new Tiles(width, height, across, down, starts, ends(starts, counts, fileLength));
    }

    /** In old-style JPEG the data may be nowhere else than its header. */
    private static Tag offsets(Directory tags) {
        if (tags.has(Tag.TILE_OFFSETS)) {
            return Tag.TILE_OFFSETS;
        }
        return tags.has(Tag.STRIP_OFFSETS) ? Tag.STRIP_OFFSETS : Tag.JPEG_INTERCHANGE_FORMAT;
    }

    /** Some write 0, or the largest number, for one strip. */
    private static int stripRows(Directory tags, int pageHeight) {
        int rows = tags.number(Tag.ROWS_PER_STRIP, pageHeight);
        return rows == 0 ? pageHeight : Math.min(pageHeight, rows);
    }

    private static void requireSize(boolean tiled, int width, int height, int pageWidth, int pageHeight) {
        long most = (long) MOST_BEYOND + Math.max(pageWidth, pageHeight);
        if (width < 1 || height < 1 || width > most || height > most) {
            throw corrupt("TIFF: tiles of %dx%d pixels".formatted(width, height));
        }
        if (tiled && (width < Math.min(LEAST, pageWidth) || height < Math.min(LEAST, pageHeight))) {
            throw unsupported("TIFF with tiles of %dx%d pixels".formatted(width, height));
        }
    }

    /**
     * A tile whose count is missing or 0 ends where the next one begins in the file. So does one that stands alone: its
     * count is of no use, and often wrong.
     */
    private static int[] ends(int[] starts, long[] counts, int fileLength) {
        int[] sorted = starts.clone();
        Arrays.sort(sorted);
        int[] ends = new int[starts.length];
        for (int i = 0; i < ends.length; i++) {
            boolean counted = i < counts.length && counts[i] > 0 && starts.length > 1;
            ends[i] = counted
                    ? (int) Math.min(fileLength, starts[i] + Math.min(fileLength, counts[i]))
                    : next(sorted, starts[i], fileLength);
        }
        return ends;
    }

    private static int next(int[] sorted, int start, int fileLength) {
        int at = Arrays.binarySearch(sorted, start);
        while (at < sorted.length && sorted[at] == start) {
            at++;
        }
        return at < sorted.length ? sorted[at] : fileLength;
    }

    /** All of them as one that takes the whole file. */
    Tiles joined(int fileLength) {
        return new Tiles(width * across, height * down, 1, 1, new int[] {0}, new int[] {fileLength});
    }

    /** Whether the file says where tile {@code i} is. */
    boolean has(int i) {
        return i < starts.length && starts[i] < ends[i];
    }

    /** Bytes of the largest one. */
    int longest() {
        int longest = 0;
        for (int i = 0; i < starts.length; i++) {
            longest = Math.max(longest, ends[i] - starts[i]);
        }
        return longest;
    }
}
