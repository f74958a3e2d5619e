package org.thumbnailroute.engine.internal.png;

import java.util.Arrays;
import org.thumbnailroute.engine.internal.codec.Inflate;

/** The rows of pixels, unfiltered and with samples of whole bytes; of an interlaced picture those of one pass after the other. */
final class Scanlines {

    private final Inflate pixels;
    private final PngInfo info;
    private final PngSamples samples;
    private final byte[] converted;
    private final int pixelBytes;
    private byte[] row;
    private byte[] above;
    private int columns;
    private int length;
    private boolean first;
    private boolean cut;

    /**
     * Reads from the beginning of a picture.
     *
     * @param pixels gives out a row and its filter's number at a time
     */
    Scanlines(Inflate pixels, PngInfo info, PngSamples samples) {
        this.pixels = pixels;
        this.info = info;
        this.samples = samples;
        this.pixelBytes = Math.max(1, info.type().samples() * info.depth() / 8);
        int longest = (int) info.rowBytes(info.width());
        this.row = new byte[longest + 2 * Unfilter.MARGIN];
        this.above = new byte[longest + 2 * Unfilter.MARGIN];
        this.converted = new byte[samples.areStored() ? 0 : info.width() * samples.channels() + PngSamples.SLACK];
    }

    /** A pass with rows of this width begins. */
    void begin(int columns) {
        this.columns = columns;
        this.length = (int) info.rowBytes(columns);
        this.first = true;
        Arrays.fill(row, (byte) 0);
    }

    /** Goes to the next row; false if there is none, or none that can be understood. */
    boolean next() {
        byte[] free = above;
        above = row;
        row = free;
        int there = length;
        int at = pixels.take(length + 1);
        if (at < 0) {
            there = rest();
            at = there > 0 ? pixels.take(there + 1) : at;
        }
        if (at < 0 || !Unfilter.row(pixels.out(), at, above, row, there, pixelBytes)) {
            return false;
        }
        if (there < length) {
            cut = true;
            System.arraycopy(above, Unfilter.MARGIN + there, row, Unfilter.MARGIN + there, length - there);
        }
        first = false;
        if (!samples.areStored()) {
            samples.convert(row, Unfilter.MARGIN, columns, converted);
        }
        return true;
    }

    /** Bytes of whole pixels that are there of a row which breaks off; 0 if there is none above to complete it with. */
    private int rest() {
        int there = pixels.ready() - 1;
        return first || info.interlaced() ? 0 : there - there % pixelBytes;
    }

    /** Whether the last row was completed with the one above. */
    boolean isCut() {
        return cut;
    }

    byte[] samples() {
        return samples.areStored() ? row : converted;
    }

    int from() {
        return samples.areStored() ? Unfilter.MARGIN : 0;
    }
}
