package org.thumbnailroute.engine.internal.gif;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.LowBitLzw;
import org.thumbnailroute.engine.internal.codec.LzwStrings;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.scale.BoxReducer;

/**
 * The first frame of a GIF on its screen, the rest of which is transparent: browsers ignore the background colour.
 *
 * <p>Of a frame whose data end early, at least half must be there. The missing rows are transparent or, where the data
 * are whole but wrong, white; those of an interlaced frame repeat the nearest row above.
 */
public final class GifDecoder implements Decoder {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** Indices that are decoded at once; it fits into a processor's nearest cache. */
    private static final int BATCH = 1 << 14;

    private final byte[] file;
    private final GifFrame frame;
    private final Header header;
    private final int[] abgr = new int[256];

    /**
     * Reads the header.
     *
     * @param file all of it
     */
    public GifDecoder(byte[] file) {
        this.file = file;
        this.frame = GifParser.parse(file);
        this.header = new Header(
                frame.screenWidth(),
                frame.screenHeight(),
                ColourSpace.RGB,
                frame.transparent(),
                Orientation.UPRIGHT,
                new byte[0]);
        for (int i = 0; i < abgr.length; i++) {
            int colour = frame.palette()[i];
            abgr[i] = (colour & 0xff00ff00) | (colour & 0xff) << 16 | (colour >> 16 & 0xff);
        }
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout(int width, int height) {
        Layout layout = BoxReducer.layout(header, width, height);
        long bytes = layout.bytes() + indexBytes() + 4L * header.width() + LzwStrings.BYTES;
        return new Layout(layout.numerator(), layout.denominator(), layout.planes(), bytes);
    }

    /** An interlaced frame's indices are all kept, others only for a moment. */
    private long indexBytes() {
        return LzwStrings.OVERRUN + (frame.interlaced() ? frame.pixels() : Math.max(BATCH, frame.width()));
    }

    @Override
    public boolean decode(Layout layout, List<RowSink> sinks) {
        if (frame.mostPixels() < frame.pixels() / 2) {
            throw corrupt("GIF: %d bytes of data for %d pixels".formatted(frame.dataBytes(), frame.pixels()));
        }
        return new Rows(new BoxReducer(header, layout, sinks)).all();
    }

    /** The way of one frame to its reducer. */
    private final class Rows {
        private final BoxReducer reducer;
        private final LowBitLzw lzw = LowBitLzw.inSubBlocks(file, frame.data(), frame.codeSize());
        private final byte[] indices = new byte[Math.toIntExact(indexBytes())];
        private final int channels = header.planes();
        /** One row of the screen; an int is written for each pixel, so there is a byte more. */
        private final byte[] row = new byte[header.width() * channels + 1];

        Rows(BoxReducer reducer) {
            this.reducer = reducer;
        }

        /** Whether rows are missing. */
        boolean all() {
            empty(frame.top());
            int there = frame.interlaced() ? interlaced() : straight();
            Arrays.fill(row, (byte) 0);
            empty(frame.screenHeight() - frame.top() - frame.height());
            return there < frame.height();
        }

        private void empty(int rows) {
            for (int y = 0; y < rows; y++) {
                reducer.row(row, 0);
            }
        }

        private int straight() {
            int width = frame.width();
            int most = indices.length - LzwStrings.OVERRUN;
            int end = 0;
            int y = 0;
            while (y < frame.height()) {
                end = lzw.read(indices, end, most);
                int from = 0;
                for (; end - from >= width && y < frame.height(); y++) {
                    paint(from);
                    from += width;
                }
                if (end < most && y < frame.height()) {
                    requireHalf(y);
                    Arrays.fill(row, (byte) (header.alpha() ? 0 : 0xff));
                    empty(frame.height() - y);
                    return y;
                }
                end -= from;
                System.arraycopy(indices, from, indices, 0, end);
            }
            return y;
        }

        private int interlaced() {
            int there = lzw.read(indices, 0, (int) frame.pixels()) / frame.width();
            requireHalf(there);
            for (int y = 0; y < frame.height(); y++) {
                int nearest = y;
                for (int step = 1; frame.storedRow(nearest) >= there; step *= 2) {
                    nearest = y & -(2 * step);
                }
                paint(frame.storedRow(nearest) * frame.width());
            }
            return there;
        }

        private void requireHalf(int rows) {
            if (rows < frame.height() / 2 || rows == 0) {
                throw corrupt("GIF: data of %d of %d rows".formatted(rows, frame.height()));
            }
        }

        private void paint(int from) {
            int[] colours = abgr;
            byte[] pixels = row;
            byte[] source = indices;
            int step = channels;
            int at = frame.left() * step;
            int end = from + frame.width();
            for (int i = from; i < end; i++) {
                INT.set(pixels, at, colours[source[i] & 0xff]);
                at += step;
            }
            reducer.row(pixels, 0);
        }
    }
}
