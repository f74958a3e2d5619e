package org.thumbnailroute.engine.tiff;

import static org.thumbnailroute.engine.codec.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.codec.ImageRejectedException.unsupported;

import java.util.Arrays;
import java.util.List;
import org.thumbnailroute.engine.codec.ColourSpace;
import org.thumbnailroute.engine.codec.Decoder;
import org.thumbnailroute.engine.codec.Header;
import org.thumbnailroute.engine.codec.Inflate;
import org.thumbnailroute.engine.codec.Layout;
import org.thumbnailroute.engine.codec.LzwStrings;
import org.thumbnailroute.engine.codec.Orientation;
import org.thumbnailroute.engine.codec.RowSink;
import org.thumbnailroute.engine.scale.BoxReducer;

/**
 * The first page of a TIFF: grey, RGB, palette and CMYK of up to 16 bits, stored as they are or compressed with LZW,
 * deflate or PackBits, in strips or tiles, row by row. What else the JDK reads goes to {@link JdkTiff}. At least half of
 * the rows must be there; the others are transparent or white.
 */
public final class TiffDecoder implements Decoder {

    private static final int STORED = 1;
    private static final int LZW = 5;
    private static final int ADOBE_DEFLATE = 8;
    private static final int OLD_DEFLATE = 32946;
    private static final int PACK_BITS = 32773;
    /**
     * Strips that lie on top of each other are read again and again. Writers do so for a few empty ones; more is made to
     * keep a reader busy.
     */
    private static final long MOST_SHARED = 16 << 20;

    /** Of all pixels: a hundred million of the largest usual ones, which have eight. */
    private static final double MOST_BYTES = 1 << 30;

    private final byte[] file;
    private final Directory tags;
    private final Page page;
    private final Header header;

    /**
     * Reads the first directory.
     *
     * @param file all of it
     */
    public TiffDecoder(byte[] file) {
        this.file = file;
        this.tags = new Directory(file);
        this.page = Page.of(tags, file);
        boolean alpha = page.alpha() != 0 && isOwn();
        this.header = new Header(
                page.width(), page.height(), Samples.colour(page), alpha, page.orientation(), tags.bytes(34675));
    }

    /** Whether this class reads it; otherwise the JDK does. */
    private boolean isOwn() {
        boolean unpacked =
                switch (page.compression()) {
                    case STORED, LZW, ADOBE_DEFLATE, OLD_DEFLATE, PACK_BITS -> true;
                    default -> false;
                };
        boolean known = page.photometric() <= Page.PALETTE || page.photometric() == Page.CMYK;
        boolean predicted = page.predictor() == 2 && (page.bits() == 8 || page.bits() == 16);
        return unpacked
                && known
                && page.samples() >= page.colours()
                && (page.predictor() == 1 || predicted)
                && (page.bits() <= 8 || page.photometric() != Page.PALETTE)
                && tags.number(266, 1) == 1;
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout(int width, int height) {
        Layout layout = BoxReducer.layout(header, width, height);
        long tiles = (long) page.across() * (page.separate() ? page.samples() : 1);
        long own = tiles * tileBytes() + page.tileRowBytes() + 5L * page.width();
        long bytes = layout.bytes() + (isOwn() ? own : JdkTiff.bytes(page));
        return new Layout(layout.numerator(), layout.denominator(), layout.planes(), bytes);
    }

    /** Memory for what unpacks one of the tiles that are side by side. */
    private long tileBytes() {
        long row = page.tileRowBytes();
        return switch (page.compression()) {
            case STORED -> 0;
            case LZW -> Lzw.bytes(row);
            case PACK_BITS -> row;
            default -> Inflate.bytes(row);
        };
    }

    @Override
    public boolean decode(Layout layout, List<RowSink> sinks) {
        requirePlausible();
        Header rows = header;
        if (page.alpha() == 1 && header.planes() == 4) {
            // the samples are multiplied by alpha already: to the reducer they are four planes like others
            rows = new Header(
                    header.width(), header.height(), ColourSpace.CMYK, false, Orientation.UPRIGHT, new byte[0]);
        }
        BoxReducer reducer = new BoxReducer(rows, layout, sinks);
        return isOwn() ? new Rows(reducer).all() : new JdkTiff(file, page, header).decode(reducer);
    }

    /** Compression cannot do more than this, so nothing larger is begun. */
    private void requirePlausible() {
        long most =
                switch (page.compression()) {
                    case STORED -> 1;
                    case LZW -> LzwStrings.MAX_CODES;
                    case ADOBE_DEFLATE, OLD_DEFLATE -> 1032;
                    case PACK_BITS -> 64;
                    default -> Integer.MAX_VALUE;
                };
        double needed = (double) page.tileRowBytes() * page.across() * (page.separate() ? page.samples() : 1);
        if (needed * page.height() > MOST_BYTES) {
            throw unsupported("TIFF of more than 1 GB of pixels");
        }
        if (needed * 0.5 * page.height() > (double) file.length * most || needed > (double) file.length * most) {
            throw corrupt("TIFF: %d bytes for %dx%d pixels".formatted(file.length, page.width(), page.height()));
        }
    }

    private Bytes bytes() {
        int row = Math.toIntExact(page.tileRowBytes());
        return switch (page.compression()) {
            case STORED -> Bytes.stored(file);
            case LZW -> new Lzw(file, row);
            case PACK_BITS -> new PackBits(file, row);
            default -> new Deflated(file, row);
        };
    }

    private void open(Bytes bytes, int tile) {
        if (tile >= page.offsets().length || page.offsets()[tile] >= file.length) {
            bytes.open(0, 0);
        } else {
            bytes.open((int) page.offsets()[tile], page.end(tile, file));
        }
    }

    /** The way of a page's rows to the reducer. */
    private final class Rows {

        private final BoxReducer reducer;
        private final Samples samples = new Samples(page, header, tags);
        private final boolean direct = Samples.areDirect(page, header);
        private final boolean greyMultiplied = page.alpha() == 1 && header.planes() == 2;
        /** Whether rows can go to the reducer as they are unpacked. */
        private final boolean straight =
                direct && page.predictor() == 1 && page.across() == 1 && !page.separate() && !greyMultiplied;

        private final int planes = page.separate() ? page.samples() : 1;
        private final int channels = header.planes();
        private final int tileRow = Math.toIntExact(page.tileRowBytes());
        /** What unpacks the tiles that are side by side, plane after plane. */
        private final Bytes[] tiles = new Bytes[page.across() * planes];

        private final byte[] row;
        private final byte[] predicted;
        /** Bytes of the file that were read so far. */
        private long taken;

        Rows(BoxReducer reducer) {
            this.reducer = reducer;
            this.row = new byte[Math.multiplyExact(page.width(), channels)];
            this.predicted = new byte[page.predictor() == 2 ? tileRow : 0];
            Arrays.setAll(tiles, i -> bytes());
        }

        /** Whether rows are missing. */
        boolean all() {
            int y = 0;
            for (int band = 0; y < page.height(); band++) {
                int rows = Math.min(page.tileHeight(), page.height() - y);
                int there = band(band, rows);
                requireApart();
                y += there;
                if (there < rows) {
                    missing(y);
                    return true;
                }
            }
            return false;
        }

        private void missing(int from) {
            if (from == 0 || from < page.height() / 2) {
                throw corrupt("TIFF: data of %d of %d rows".formatted(from, page.height()));
            }
            byte empty = (byte) (header.alpha() || header.colour() == ColourSpace.CMYK ? 0 : 0xff);
            Arrays.fill(row, empty);
            for (int y = from; y < page.height(); y++) {
                reducer.row(row, 0);
            }
        }

        private int band(int band, int rows) {
            int across = page.across();
            int perPlane = across * ((page.height() + page.tileHeight() - 1) / page.tileHeight());
            for (int i = 0; i < tiles.length; i++) {
                open(tiles[i], i / across * perPlane + band * across + i % across);
            }
            for (int y = 0; y < rows; y++) {
                if (!(straight ? straight() : row())) {
                    count();
                    return y;
                }
            }
            count();
            return rows;
        }

        private void count() {
            for (Bytes tile : tiles) {
                taken += tile.taken();
            }
        }

        private void requireApart() {
            if (taken > file.length + MOST_SHARED) {
                throw corrupt("TIFF: strips that overlap");
            }
        }

        private boolean straight() {
            int at = tiles[0].take(tileRow);
            if (at >= 0) {
                reducer.row(tiles[0].buffer(), at);
            }
            return at >= 0;
        }

        private boolean row() {
            for (int i = 0; i < tiles.length; i++) {
                if (!tile(tiles[i], i % page.across() * page.tileWidth(), i / page.across())) {
                    return false;
                }
            }
            divide();
            reducer.row(row, 0);
            return true;
        }

        /** The reducer knows no two planes without alpha, so it gets grey as if it had not been multiplied. */
        private void divide() {
            for (int i = 0; greyMultiplied && i < row.length; i += 2) {
                int opacity = Math.max(1, row[i + 1] & 0xff);
                row[i] = (byte) Math.min(255, ((row[i] & 0xff) * 255 + opacity / 2) / opacity);
            }
        }

        private boolean tile(Bytes bytes, int left, int plane) {
            int at = bytes.take(tileRow);
            if (at < 0) {
                return false;
            }
            boolean whole = direct && page.tileWidth() == page.width() && !page.separate();
            byte[] samplesIn = bytes.buffer();
            if (page.predictor() == 2) {
                byte[] sums = whole ? row : predicted;
                Predictor.undo(samplesIn, at, sums, tileRow, page.interleaved(), page.bits(), tags.bigEndian());
                samplesIn = sums;
                at = 0;
            } else if (whole) {
                System.arraycopy(samplesIn, at, row, 0, tileRow);
            }
            if (!whole && plane < channels) {
                int pixels = Math.min(page.tileWidth(), page.width() - left);
                samples.unpack(samplesIn, at, pixels, row, left * channels, plane);
            }
            return true;
        }
    }
}
