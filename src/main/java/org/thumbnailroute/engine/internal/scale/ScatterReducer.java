package org.thumbnailroute.engine.internal.scale;

import java.util.List;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.RowSink;

/**
 * Averages squares of pixels like {@link BoxReducer}, but takes them in any order, as they come in an interlaced picture:
 * only the sums are held, never the picture. Pixels that never come are stood in for by others, as browsers do it.
 */
public final class ScatterReducer {

    /** Sums of 16 bits, which is what is held, have room for 16 × 16 pixels. */
    private static final int LARGEST_FACTOR = 16;

    private final int channels;
    private final boolean alpha;
    private final int factor;
    private final int columns;
    private final List<RowSink> sinks;
    /** For each row of the reduced picture the sums of its pixels, interleaved. */
    private final char[][] sums;
    /** For each row of the reduced picture how many pixels each sum is made of. */
    private final char[][] counts;

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
        this.factor = layout.denominator();
        this.columns = layout.planes().get(0).columns();
        this.sinks = List.copyOf(sinks);
        int rows = layout.planes().get(0).rows();
        this.sums = new char[rows][Math.multiplyExact(columns, channels)];
        this.counts = new char[rows][columns];
    }

    /** How such a picture is reduced for a thumbnail of the given size; see {@code Decoder.layout}. */
    public static Layout layout(Header header, int width, int height) {
        Layout layout = BoxReducer.layout(header, width, height, LARGEST_FACTOR);
        long columns = layout.planes().get(0).columns();
        long rows = layout.planes().get(0).rows();
        long row = columns * (header.planes() + 1) * Character.BYTES;
        return new Layout(1, layout.denominator(), layout.planes(), rows * (row + 64) + 2 * row);
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
        char[] rowCounts = counts[y / factor];
        int at = from;
        for (int i = 0; i < count; i++) {
            int column = (left + i * step) / factor;
            int cell = column * channels;
            rowCounts[column]++;
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

    /** Hands all rows on. Where pixels are missing, those to their left stand in; in an empty row, those above. */
    public void finish() {
        float[] plane = new float[columns];
        int last = 0;
        for (int r = 0; r < sums.length; r++) {
            // what comes of a row comes with its first pixel
            last = counts[r][0] > 0 ? r : last;
            for (int c = 0; c < channels; c++) {
                average(last, c, plane);
                sinks.get(c).row(plane);
            }
        }
    }

    private void average(int row, int channel, float[] plane) {
        float mean = 0;
        for (int x = 0; x < columns; x++) {
            int count = counts[row][x];
            mean = count > 0 ? (float) sums[row][x * channels + channel] / count : mean;
            plane[x] = mean;
        }
    }
}
