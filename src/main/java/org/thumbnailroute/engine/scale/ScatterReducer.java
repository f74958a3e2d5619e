package org.thumbnailroute.engine.scale;

import java.util.List;
import org.thumbnailroute.engine.codec.Header;
import org.thumbnailroute.engine.codec.Layout;
import org.thumbnailroute.engine.codec.RowSink;

/**
 * Averages squares of pixels like {@link BoxReducer}, but takes them in any order, as they come in an interlaced picture:
 * only the sums are held, never the picture.
 */
public final class ScatterReducer {

    /** Sums of 16 bits, which is what is held, have room for 16 × 16 pixels. */
    private static final int LARGEST_FACTOR = 16;

    private final int channels;
    private final boolean alpha;
    private final int width;
    private final int factor;
    private final int columns;
    private final List<RowSink> sinks;
    /** For each row of the reduced picture the sums of its pixels, interleaved. */
    private final char[][] sums;
    /** For each row of the reduced picture the number of pixels that were added. */
    private final int[] added;

    /**
     * A reducer for one picture.
     *
     * @param header of the picture; its planes are the bytes of a pixel, in that order
     * @param layout from {@link #layout}
     * @param sinks one for each plane
     */
    public ScatterReducer(Header header, Layout layout, List<RowSink> sinks) {
        this.channels = header.planes();
        this.alpha = header.alpha();
        this.width = header.width();
        this.factor = layout.denominator();
        this.columns = layout.planes().get(0).columns();
        this.sinks = List.copyOf(sinks);
        int rows = layout.planes().get(0).rows();
        this.sums = new char[rows][Math.multiplyExact(columns, channels)];
        this.added = new int[rows];
    }

    /** How such a picture is reduced for a thumbnail of the given size; see {@code Decoder.layout}. */
    public static Layout layout(Header header, int width, int height) {
        Layout layout = BoxReducer.layout(header, width, height, LARGEST_FACTOR);
        long columns = layout.planes().get(0).columns();
        long rows = layout.planes().get(0).rows();
        long row = columns * header.planes() * Character.BYTES;
        return new Layout(1, layout.denominator(), layout.planes(), rows * (row + 32) + 2 * row);
    }

    /**
     * Adds pixels of one row.
     *
     * @param samples interleaved, not premultiplied
     * @param from where they begin in {@code samples}
     * @param count of pixels
     * @param left the first pixel's column
     * @param step columns from one pixel to the next
     * @param y the row
     */
    public void add(byte[] samples, int from, int count, int left, int step, int y) {
        char[] row = sums[y / factor];
        added[y / factor] += count;
        int at = from;
        for (int i = 0; i < count; i++) {
            int cell = (left + i * step) / factor * channels;
            if (alpha) {
                int opacity = samples[at + channels - 1] & 0xff;
                for (int c = 0; c < channels - 1; c++) {
                    row[cell + c] += (char) (((samples[at + c] & 0xff) * opacity + 127) / 255);
                }
                row[cell + channels - 1] += (char) opacity;
            } else {
                for (int c = 0; c < channels; c++) {
                    row[cell + c] += (char) (samples[at + c] & 0xff);
                }
            }
            at += channels;
        }
    }

    /** Hands all rows on. Where rows of the picture were missing, those beside them, or above, stand in. */
    public void finish() {
        float[] plane = new float[columns];
        int last = 0;
        for (int r = 0; r < sums.length; r++) {
            last = added[r] > 0 ? r : last;
            // a row is there as a whole or not at all
            int rows = added[last] / width;
            for (int c = 0; c < channels; c++) {
                for (int x = 0; x < columns; x++) {
                    int pixels = Math.min(factor, width - x * factor) * rows;
                    plane[x] = (float) sums[last][x * channels + c] / pixels;
                }
                sinks.get(c).row(plane);
            }
        }
    }
}
