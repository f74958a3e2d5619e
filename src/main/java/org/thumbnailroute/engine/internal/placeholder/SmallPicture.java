package org.thumbnailroute.engine.internal.placeholder;

/**
 * A picture that is small enough for a placeholder.
 *
 * @param width in pixels, at most {@link ThumbHash#LONGEST_SIDE}
 * @param height likewise
 * @param argb 0xAARRGGBB row by row, not premultiplied
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SmallPicture(int width, int height, int[] argb) {

    /**
     * The picture itself if it is small enough. Otherwise it is cut into as many blocks as there may be pixels, and each
     * becomes its average, to which a pixel adds as much as it is opaque.
     */
    public static SmallPicture of(int width, int height, int[] argb) {
        int longer = Math.max(width, height);
        if (longer <= ThumbHash.LONGEST_SIDE) {
            return new SmallPicture(width, height, argb);
        }
        int across = blocks(width, longer);
        int down = blocks(height, longer);
        int[] averages = new int[across * down];
        for (int y = 0; y < down; y++) {
            BlockRow row = new BlockRow(width, across);
            for (int line = start(y, height, down); line < start(y + 1, height, down); line++) {
                row.add(argb, line * width);
            }
            row.averages(averages, y * across);
        }
        return new SmallPicture(across, down, averages);
    }

    private static int blocks(int side, int longer) {
        return (int) Math.max(1, Math.round((double) ThumbHash.LONGEST_SIDE * side / longer));
    }

    /** Where a block begins, so that they share a side as evenly as whole pixels can. */
    private static int start(int block, int side, int blocks) {
        return (int) ((long) block * side / blocks);
    }

    /** One row of blocks. */
    private static final class BlockRow {

        private final int[] starts;
        private final long[] reds;
        private final long[] greens;
        private final long[] blues;
        private final long[] opacities;
        private int lines;

        BlockRow(int width, int blocks) {
            this.starts = new int[blocks + 1];
            for (int block = 0; block <= blocks; block++) {
                starts[block] = start(block, width, blocks);
            }
            this.reds = new long[blocks];
            this.greens = new long[blocks];
            this.blues = new long[blocks];
            this.opacities = new long[blocks];
        }

        void add(int[] argb, int line) {
            for (int block = 0; block < reds.length; block++) {
                long red = 0;
                long green = 0;
                long blue = 0;
                long opacity = 0;
                for (int i = line + starts[block]; i < line + starts[block + 1]; i++) {
                    int alpha = argb[i] >>> 24;
                    red += (long) alpha * ((argb[i] >> 16) & 255);
                    green += (long) alpha * ((argb[i] >> 8) & 255);
                    blue += (long) alpha * (argb[i] & 255);
                    opacity += alpha;
                }
                reds[block] += red;
                greens[block] += green;
                blues[block] += blue;
                opacities[block] += opacity;
            }
            lines++;
        }

        void averages(int[] argb, int first) {
            for (int block = 0; block < reds.length; block++) {
                long visible = Math.max(1, opacities[block]);
                long pixels = (long) lines * (starts[block + 1] - starts[block]);
                argb[first + block] = (int) (rounded(opacities[block], pixels) << 24
                        | rounded(reds[block], visible) << 16
                        | rounded(greens[block], visible) << 8
                        | rounded(blues[block], visible));
            }
        }

        private static long rounded(long sum, long count) {
            return (sum + count / 2) / count;
        }
    }
}
