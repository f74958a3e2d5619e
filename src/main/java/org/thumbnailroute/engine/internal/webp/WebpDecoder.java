package org.thumbnailroute.engine.internal.webp;

import java.util.Collections;
import java.util.List;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Plane;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.scale.BoxReducer;

/** Reads a WebP picture; of an animation, the first frame on its canvas. */
public final class WebpDecoder implements Decoder {

    /**
     * The decoded picture is at least this many times the thumbnail's size. On twelve photographs the SSIM against a
     * full decode is then .9987 on average and .9963 at worst; with 1.5 it is .9959 and .9888, and 2.5 gains little.
     */
    private static final double MARGIN = 2;

    /** Below this, libwebp takes longer to scale than the rows that it saves cost. */
    private static final double LEAST_FACTOR = 1.25;

    private static final long ROWS = 1 << 20;

    private final byte[] bytes;
    private final WebpContainer file;
    private final FrameReader reader;

    /**
     * Reads the header.
     *
     * @param bytes begins with RIFF, a size and WEBP
     * @param codec reads the pixels
     * @throws org.thumbnailroute.engine.ImageRejectedException if that is all there is of a header
     */
    public WebpDecoder(byte[] bytes, WebpCodec codec) {
        this.bytes = bytes;
        this.file = WebpContainer.read(bytes);
        this.reader = codec.reader();
    }

    @Override
    public Header header() {
        return file.header();
    }

    @Override
    public Layout layout(int width, int height) {
        Header header = file.header();
        double factor = Math.min(header.width() / (MARGIN * width), header.height() / (MARGIN * height));
        int columns = (int) Math.ceil(header.width() / Math.max(1, factor));
        int rows = (int) Math.ceil(header.height() / Math.max(1, factor));
        if (factor < LEAST_FACTOR || !isScaled(columns, rows)) {
            return composed(width, height);
        }
        Plane plane = new Plane(columns, rows, columns, rows, Math.sqrt(1 - 1 / (factor * factor)));
        long pixels = 4L * columns * rows;
        return new Layout(columns, header.width(), Collections.nCopies(header.planes(), plane), pixels, libraryBytes());
    }

    private Layout composed(int width, int height) {
        Layout layout = BoxReducer.layout(file.header(), width, height);
        WebpFrame frame = file.frame();
        long pixels = 4L * frame.width() * frame.height();
        long heap = layout.heapBytes() + pixels + copiedBytes();
        return reader.scales()
                ? new Layout(layout.numerator(), layout.denominator(), layout.planes(), heap, libraryBytes())
                : new Layout(layout.numerator(), layout.denominator(), layout.planes(), heap + 2 * pixels);
    }

    /** What is not given to the reader as it lies in the file. */
    private long copiedBytes() {
        WebpFrame frame = file.frame();
        boolean asItIs = reader.scales() && !frame.opacity().isThere();
        return asItIs ? 0 : (long) frame.opacity().length() + frame.pixels().length();
    }

    /** A lossless picture is decoded whole before it is scaled; of a lossy one some rows of blocks are kept. */
    private long libraryBytes() {
        WebpFrame frame = file.frame();
        return frame.lossless() || frame.alpha() ? 4L * frame.width() * frame.height() : ROWS + 256L * frame.width();
    }

    /**
     * Whether the frame comes out of libwebp with so many columns and rows. Not if it lies on a larger canvas; and not
     * if libwebp would average its colours without regard to their opacity: what is hidden would shine through.
     */
    private boolean isScaled(int columns, int rows) {
        WebpFrame frame = file.frame();
        return reader.scales()
                && (frame.lossless() || !frame.alpha())
                && frame.covers(file.header().width(), file.header().height())
                && columns < frame.width()
                && rows < frame.height();
    }

    @Override
    public boolean decode(Layout layout, List<RowSink> sinks) {
        Plane plane = layout.planes().get(0);
        WebpFrame frame = file.frame();
        if (layout.numerator() > 1) {
            Pixels pixels = reader.read(bytes, frame, plane.columns(), plane.rows());
            handOn(pixels, sinks);
            return pixels.partial();
        }
        Pixels pixels = reader.read(bytes, frame, frame.width(), frame.height());
        new Canvas(file, pixels).handOn(new BoxReducer(file.header(), layout, sinks));
        return pixels.partial();
    }

    private static void handOn(Pixels pixels, List<RowSink> sinks) {
        float[][] planes = new float[sinks.size()][pixels.width()];
        for (int y = 0; y < pixels.height(); y++) {
            split(pixels.argb(), y * pixels.width(), planes);
            for (int c = 0; c < planes.length; c++) {
                sinks.get(c).row(planes[c]);
            }
        }
    }

    private static void split(int[] argb, int from, float[][] planes) {
        for (int c = 0; c < planes.length; c++) {
            float[] plane = planes[c];
            int shift = c == 3 ? 24 : 16 - 8 * c;
            for (int x = 0; x < plane.length; x++) {
                plane[x] = argb[from + x] >> shift & 0xff;
            }
        }
        if (planes.length == 4) {
            for (int c = 0; c < 3; c++) {
                for (int x = 0; x < planes[c].length; x++) {
                    planes[c][x] *= planes[3][x] / 255;
                }
            }
        }
    }
}
