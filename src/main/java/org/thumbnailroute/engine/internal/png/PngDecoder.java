package org.thumbnailroute.engine.internal.png;

import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.ByteSource;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Inflate;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.scale.BoxReducer;
import org.thumbnailroute.engine.internal.scale.ScatterReducer;

/**
 * Reads PNG files of all types. A file that was cut gives a picture if the top half of its rows is there, or of an
 * interlaced picture the first pass, which shows all of it coarsely; an animation gives its still picture.
 */
public final class PngDecoder implements Decoder {

    /** What stands in for rows that are missing, where they cannot be transparent. */
    private static final byte NEUTRAL = (byte) 128;

    /**
     * As libpng has it: filters along such a side already need megabytes, and with pixels of 64 bits a row's bits still
     * have numbers that are ints.
     */
    private static final int MAX_SIDE = 1_000_000;

    private final byte[] source;
    private final PngInfo info;
    private final PngSamples samples;
    private final Header header;

    /**
     * Reads the header.
     *
     * @param source a whole file; not copied
     * @throws ImageRejectedException if there is no header or it is broken
     */
    public PngDecoder(byte[] source) {
        this.source = source;
        this.info = PngInfo.read(source);
        this.samples = new PngSamples(info);
        this.header = new Header(
                info.width(),
                info.height(),
                PngSamples.colourPlanes(info.type()) == 1 ? ColourSpace.GREY : ColourSpace.RGB,
                samples.hasAlpha(),
                info.orientation(),
                info.iccProfile());
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout(int width, int height) {
        if (info.width() > MAX_SIDE || info.height() > MAX_SIDE) {
            throw ImageRejectedException.unsupported(
                    "PNG of %dx%d, a side has more than %d pixels".formatted(info.width(), info.height(), MAX_SIDE));
        }
        Layout layout = info.interlaced()
                ? ScatterReducer.layout(header, width, height)
                : BoxReducer.layout(header, width, height);
        long row = info.rowBytes(info.width());
        long rows = 2 * row + (samples.areStored() ? 0 : (long) header.width() * header.planes());
        return new Layout(
                layout.numerator(),
                layout.denominator(),
                layout.planes(),
                layout.bytes() + rows + Inflate.bytes(row + 1));
    }

    @Override
    public boolean decode(Layout layout, List<RowSink> sinks) {
        ByteSource deflated = new CompressedBytes(source, info.pixels());
        int longest = (int) info.rowBytes(info.width()) + 1;
        Inflate pixels = new Inflate(info.xcode() ? XcodePng.withZlibHeader(deflated) : deflated, longest);
        Scanlines rows = new Scanlines(pixels, info, samples);
        boolean blueFirst = info.xcode() && (info.type() == PixelType.RGB || info.type() == PixelType.RGB_ALPHA);
        Header stored = blueFirst && header.alpha() ? XcodePng.multiplied(header) : header;
        List<RowSink> places = blueFirst ? XcodePng.blueFirst(sinks) : sinks;
        if (info.interlaced()) {
            return scatter(rows, new ScatterReducer(stored, layout, places));
        }
        return reduce(rows, new BoxReducer(stored, layout, places));
    }

    private boolean reduce(Scanlines rows, BoxReducer reducer) {
        rows.begin(info.width());
        int y = 0;
        while (y < info.height() && rows.next()) {
            reducer.row(rows.samples(), rows.from());
            y++;
        }
        boolean partial = y < info.height() || rows.isCut();
        if (y < info.height()) {
            checkEnough(y, info.height() - info.height() / 2, info.height());
            byte[] missing = new byte[info.width() * header.planes()];
            Arrays.fill(missing, header.alpha() ? 0 : NEUTRAL);
            for (; y < info.height(); y++) {
                reducer.row(missing, 0);
            }
        }
        return partial;
    }

    private boolean scatter(Scanlines rows, ScatterReducer reducer) {
        int done = 0;
        boolean ended = false;
        for (Adam7 pass : Adam7.PASSES) {
            int columns = pass.columns(info.width());
            int passRows = columns == 0 ? 0 : pass.rows(info.height());
            rows.begin(columns);
            for (int i = 0; i < passRows && !ended; i++) {
                ended = !rows.next();
                if (!ended) {
                    reducer.add(
                            rows.samples(),
                            rows.from(),
                            columns,
                            pass.left(),
                            pass.across(),
                            pass.top() + i * pass.down());
                    done++;
                }
            }
        }
        int first = Adam7.PASSES.get(0).rows(info.height());
        checkEnough(done, first, first);
        reducer.finish();
        return ended;
    }

    private static void checkEnough(int rows, int needed, int all) {
        if (rows < needed) {
            throw ImageRejectedException.corrupt("PNG: only %d of %d rows are intact".formatted(rows, all));
        }
    }
}
