package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;

import java.util.Arrays;
import java.util.Optional;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.scale.BoxReducer;

/** The way of a page's rows from tiles to the reducer. */
final class Rows {

    /**
     * Strips that lie on top of each other are read again and again. Writers do so for a few empty ones; more is made to
     * keep a reader busy.
     */
    private static final long MOST_SHARED = 16 << 20;

    private final byte[] file;
    private final Page page;
    private final Header header;
    private final boolean bigEndian;
    private final BoxReducer reducer;
    private final TiffSamples samples;
    private final RowColours colours;
    private final boolean direct;
    /** Whether rows can go to the reducer as they are unpacked. */
    private final boolean straight;

    private final int channels;
    private final int tileRow;
    /** What unpacks the tiles that are side by side, plane after plane. */
    private final Bytes[] tiles;

    private final byte[] row;
    private final byte[] sums;
    /** Bytes of the file that were read so far. */
    private long taken;

    Rows(byte[] file, Page page, Header header, Directory tags, BoxReducer reducer) {
        this.file = file;
        this.page = page;
        this.header = header;
        this.bigEndian = tags.bigEndian();
        this.reducer = reducer;
        this.samples = new TiffSamples(page, header, tags);
        this.colours = RowColours.of(page, header, tags);
        this.direct = TiffSamples.areDirect(page, header);
        this.straight = direct
                && !page.differences()
                && page.tiles().across() == 1
                && page.tiles().width() == page.width()
                && !page.separate()
                && colours == RowColours.AS_THEY_ARE;
        this.channels = header.planes();
        this.tileRow = Math.toIntExact(page.tileRowBytes());
        this.row = new byte[Math.multiplyExact(page.width(), channels)];
        this.sums = new byte[page.differences() ? tileRow : 0];
        Unpacking unpacking = new Unpacking(page.reversed() ? BitOrder.reversed(file) : file, page, tags);
        this.tiles = new Bytes[page.tiles().across() * page.planes()];
        Arrays.setAll(tiles, i -> unpacking.reader());
    }

    /** Hands on as many rows as the page has. Returns whether something of them is missing or broken. */
    boolean all() {
        int y = 0;
        for (int band = 0; y < page.height(); band++) {
            int rows = Math.min(page.tiles().height(), page.height() - y);
            int there = band(band, rows);
            requireApart();
            y += there;
            if (there < rows) {
                missing(y);
                return true;
            }
        }
        return problem().isPresent();
    }

    private Optional<String> problem() {
        return Arrays.stream(tiles)
                .map(Bytes::problem)
                .filter(problem -> !problem.isEmpty())
                .findFirst();
    }

    private void missing(int from) {
        if (from == 0 || from < page.height() / 2) {
            String why = problem().map(problem -> ": " + problem).orElse("");
            throw corrupt("TIFF: data of %d of %d rows%s".formatted(from, page.height(), why));
        }
        boolean dark = header.alpha() || header.colour() == ColourSpace.CMYK;
        for (int i = 0; i < row.length; i++) {
            boolean chroma = header.colour() == ColourSpace.YCBCR && i % channels > 0;
            row[i] = (byte) (dark ? 0 : chroma ? 128 : 255);
        }
        for (int y = from; y < page.height(); y++) {
            reducer.row(row, 0);
        }
    }

    private int band(int band, int rows) {
        int across = page.tiles().across();
        for (int i = 0; i < tiles.length; i++) {
            open(tiles[i], (i / across * page.tiles().down() + band) * across + i % across);
        }
        int there = 0;
        while (there < rows && (straight ? straight() : row())) {
            there++;
        }
        for (Bytes tile : tiles) {
            taken += tile.taken();
        }
        return there;
    }

    private void open(Bytes tile, int i) {
        if (!page.tiles().has(i)) {
            tile.open(0, 0);
            return;
        }
        // what is stored as it is has as many bytes as it needs, whatever the file says
        boolean stored = page.compression() == Compression.NONE;
        tile.open(page.tiles().starts()[i], stored ? file.length : page.tiles().ends()[i]);
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
            int across = page.tiles().across();
            if (!tile(tiles[i], i % across * page.tiles().width(), i / across)) {
                return false;
            }
        }
        colours.apply(row);
        reducer.row(row, 0);
        return true;
    }

    private boolean tile(Bytes bytes, int left, int plane) {
        int at = bytes.take(tileRow);
        if (at < 0) {
            return false;
        }
        boolean whole = direct && page.tiles().width() == page.width() && !page.separate();
        byte[] samplesIn = bytes.buffer();
        if (page.differences()) {
            byte[] out = whole ? row : sums;
            Predictor.undo(samplesIn, at, out, tileRow, page.interleaved(), page.bits(), bigEndian);
            samplesIn = out;
            at = 0;
        } else if (whole) {
            System.arraycopy(samplesIn, at, row, 0, tileRow);
        }
        if (!whole) {
            int pixels = Math.min(page.tiles().width(), page.width() - left);
            samples.unpack(samplesIn, at, pixels, row, left * channels, plane);
        }
        return true;
    }
}
