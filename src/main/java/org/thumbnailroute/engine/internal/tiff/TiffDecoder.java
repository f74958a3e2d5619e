package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import java.util.List;
import java.util.Optional;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.jpeg.JpegDecoder;
import org.thumbnailroute.engine.internal.scale.BoxReducer;

/**
 * The first page of a TIFF: grey, RGB, palette, CMYK and YCbCr of up to 16 bits, in strips or tiles, row by row. At least
 * half of the rows must be there; the others are transparent or white.
 */
public final class TiffDecoder implements Decoder {

    /** Of all pixels: a hundred million of the largest usual ones, which have eight. */
    private static final double MOST_BYTES = 1 << 30;

    private final byte[] file;
    private final Directory tags;
    private final Page page;
    private final Header header;
    /** What reads a page that is one JPEG. */
    private final Optional<JpegDecoder> whole;

    /**
     * Reads the first directory.
     *
     * @param file all of it
     */
    public TiffDecoder(byte[] file) {
        this.file = file;
        this.tags = new Directory(file);
        this.page = Page.of(tags, file.length);
        this.header = new Header(
                page.width(),
                page.height(),
                colour(page),
                page.alpha().exists(),
                page.orientation(),
                tags.bytes(Tag.ICC_PROFILE));
        this.whole = new JpegStreams(file, page, tags).whole(header);
    }

    private static ColourSpace colour(Page page) {
        return switch (page.photometric()) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO -> ColourSpace.GREY;
            case RGB, PALETTE -> ColourSpace.RGB;
            case CMYK -> ColourSpace.CMYK;
            case YCBCR -> page.isUnconvertedYcc() ? ColourSpace.RGB : ColourSpace.YCBCR;
        };
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout(int width, int height) {
        if (whole.isPresent()) {
            Layout layout = whole.get().layout(width, height);
            long copy = new JpegStreams(file, page, tags).bytes();
            return new Layout(layout.numerator(), layout.denominator(), layout.planes(), layout.bytes() + copy);
        }
        Layout layout = BoxReducer.layout(header, width, height);
        long readers = (long) page.tiles().across() * page.planes() * new Unpacking(file, page, tags).readerBytes();
        long reversed = page.reversed() ? file.length : 0;
        long bytes = layout.bytes() + readers + reversed + page.tileRowBytes() + 5L * page.width();
        return new Layout(layout.numerator(), layout.denominator(), layout.planes(), bytes);
    }

    @Override
    public boolean decode(Layout layout, List<RowSink> sinks) {
        if (whole.isPresent()) {
            try {
                return whole.get().decode(layout, sinks);
            } catch (ImageRejectedException e) {
                throw JpegStreams.inTiff(e);
            }
        }
        requirePlausible();
        Header rows = header;
        if (page.alpha().multiplied() && header.planes() == 4) {
            // the samples are multiplied by alpha already: to the reducer they are four planes like others
            rows = new Header(
                    header.width(), header.height(), ColourSpace.CMYK, false, Orientation.UPRIGHT, new byte[0]);
        }
        return new Rows(file, page, header, tags, new BoxReducer(rows, layout, sinks)).all();
    }

    /** Compression cannot do more than this, so nothing larger is begun. */
    private void requirePlausible() {
        double needed = (double) page.tileRowBytes() * page.tiles().across() * page.planes();
        if (needed * page.height() > MOST_BYTES) {
            throw unsupported("TIFF of more than 1 GB of pixels");
        }
        // chroma may have a sixteenth of luma's samples
        double least = page.isUnconvertedYcc() ? 0.3 : 1;
        double most = (double) file.length * page.compression().mostGain();
        if (needed * least * 0.5 * page.height() > most || needed * least > most) {
            throw corrupt("TIFF: %d bytes for %dx%d pixels".formatted(file.length, page.width(), page.height()));
        }
    }
}
