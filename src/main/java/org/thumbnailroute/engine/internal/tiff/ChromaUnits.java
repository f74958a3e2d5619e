package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import java.util.function.IntFunction;

/**
 * Rows of YCbCr whose chroma has fewer samples than luma (TIFF 6.0, section 21): a file has units of some pixels beside and
 * below each other and one sample of each chroma. Here each pixel gets its three samples.
 */
final class ChromaUnits implements Bytes {

    private static final int CHROMA = 2;
    /** Largest number of pixels of chroma's samples, either way. */
    private static final int MOST = 4;

    private final int across;
    private final int down;
    private final int width;
    private final int stored;
    private final Bytes units;
    private final byte[] rows;
    private int left;

    /**
     * A reader of a page's tiles.
     *
     * @param reader makes what unpacks rows of units of so many bytes
     */
    ChromaUnits(Page page, Directory tags, IntFunction<Bytes> reader) {
        long[] subsampling = tags.numbers(Tag.YCBCR_SUB_SAMPLING, 2);
        this.across = subsampling.length == 2 ? (int) Math.min(Integer.MAX_VALUE, subsampling[0]) : 2;
        this.down = subsampling.length == 2 ? (int) Math.min(Integer.MAX_VALUE, subsampling[1]) : 2;
        if (!isFactor(across) || !isFactor(down) || page.samples() != 3) {
            throw unsupported(
                    "TIFF of YCbCr with %d samples and chroma of %dx%d pixels".formatted(page.samples(), across, down));
        }
        if (page.differences() && across * down > 1) {
            throw unsupported("TIFF of differences between YCbCr with subsampled chroma");
        }
        this.width = page.tiles().width();
        this.stored = (width + across - 1) / across * (across * down + CHROMA);
        this.units = reader.apply(stored);
        this.rows = new byte[Math.multiplyExact(3 * down, width)];
    }

    private static boolean isFactor(int n) {
        return n == 1 || n == 2 || n == MOST;
    }

    /** Memory beside that of what unpacks units, and what that takes more for them; an upper bound. */
    static long bytes(long row) {
        return 2 * MOST * row;
    }

    @Override
    public void open(int from, int to) {
        units.open(from, to);
        left = 0;
    }

    @Override
    public int take(int n) {
        if (left == 0) {
            int at = units.take(stored);
            if (at < 0) {
                return -1;
            }
            spread(units.buffer(), at);
            left = down;
        }
        left--;
        return (down - 1 - left) * 3 * width;
    }

    private void spread(byte[] in, int from) {
        int unit = from;
        for (int x = 0; x < width; x += across) {
            int chroma = unit + across * down;
            for (int i = 0; i < across * down; i++) {
                int column = x + i % across;
                if (column < width) {
                    int at = 3 * (i / across * width + column);
                    rows[at] = in[unit + i];
                    rows[at + 1] = in[chroma];
                    rows[at + 2] = in[chroma + 1];
                }
            }
            unit = chroma + CHROMA;
        }
    }

    @Override
    public int taken() {
        return units.taken();
    }

    @Override
    public byte[] buffer() {
        return rows;
    }
}
