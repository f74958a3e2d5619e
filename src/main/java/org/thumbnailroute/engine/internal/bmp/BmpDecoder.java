package org.thumbnailroute.engine.internal.bmp;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.thumbnailroute.engine.internal.codec.ColourSpace;
import org.thumbnailroute.engine.internal.codec.Decoder;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.codec.Layout;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.engine.internal.codec.RowSink;
import org.thumbnailroute.engine.internal.scale.BoxReducer;

/**
 * BMP of 1 to 32 bits, compressed with run lengths or not. Rows whose pixels are whole bytes go from the file to the
 * reducer as they stand there. At least half of the rows must be there; the others are transparent or white.
 */
public final class BmpDecoder implements Decoder {

    private static final int ALPHA = 3;

    private final byte[] file;
    private final BmpHeader bmp;
    private final Header header;
    /** How bytes of a pixel are handed over: as the file has them, or unpacked. */
    private final List<Integer> order;

    private final boolean direct;

    /**
     * Reads the header.
     *
     * @param file all of it
     */
    public BmpDecoder(byte[] file) {
        this.file = file;
        this.bmp = BmpHeader.parse(file);
        boolean alpha = bmp.masks()[ALPHA] != 0 && hasOpacity();
        boolean grey = bmp.bits() <= 8 && Arrays.stream(bmp.palette()).allMatch(c -> c == (c & 0xff) * 0x010101);
        this.header = new Header(
                bmp.width(),
                bmp.height(),
                grey ? ColourSpace.GREY : ColourSpace.RGB,
                alpha,
                Orientation.UPRIGHT,
                bmp.profile());
        this.order = order();
        this.direct = grey ? isRamp() : !order.isEmpty();
    }

    /**
     * Whether a file looks like a BMP beyond its first two letters, which many a text has too.
     *
     * @param file its beginning at least
     */
    public static boolean isPlausible(byte[] file) {
        return file.length >= 18 && BmpHeader.isHeaderSize(new Fields(file).i32(14));
    }

    /** Where the planes' bytes stand in a pixel of whole bytes; empty if it has none. */
    private List<Integer> order() {
        if (bmp.bits() < 24) {
            return List.of();
        }
        int planes = header.alpha() ? 4 : 3;
        List<Integer> places = IntStream.range(0, planes)
                .mapToObj(i -> Channel.wholeByte(bmp.masks()[i]))
                .toList();
        boolean whole = !places.contains(-1) && places.stream().distinct().count() == planes;
        // the reducer takes the last byte for alpha
        return whole && (planes == 3 || places.get(ALPHA) == 3) ? places : List.of();
    }

    private boolean isRamp() {
        return bmp.bits() == 8
                && IntStream.range(0, 256).allMatch(i -> (bmp.palette()[i] & 0xff) == i)
                && !bmp.runLengths();
    }

    /** Many writers fill in a mask for alpha and leave alpha 0 everywhere; such a picture is opaque. */
    private boolean hasOpacity() {
        Channel alpha = new Channel(bmp.masks()[ALPHA]);
        for (int y = 0; y < rows(); y++) {
            int from = offset(y);
            for (int x = 0; x < bmp.width(); x++) {
                if (alpha.of(pixel(from, x)) != 0) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public Layout layout(int width, int height) {
        Layout layout = BoxReducer.layout(header, width, height);
        long row = 8L * bmp.width();
        long indices = bmp.runLengths() ? bmp.area() : 0;
        // four bytes of a pixel go through the reducer even where there are but three planes
        return new Layout(
                layout.numerator(), layout.denominator(), layout.planes(), layout.bytes() * 4 / 3 + row + indices);
    }

    @Override
    public boolean decode(Layout layout, List<RowSink> sinks) {
        if (bmp.runLengths()) {
            RunLengths lengths = RunLengths.read(file, bmp);
            byte[] indices = lengths.indices();
            rows(reducer(layout, sinks), bmp.height(), (row, y) -> fromIndices(indices, y * bmp.width(), row));
            return lengths.arePartial();
        }
        int rows = rows();
        if (rows == 0 || rows < bmp.height() / 2) {
            throw corrupt("BMP: data of %d of %d rows".formatted(rows, bmp.height()));
        }
        if (direct) {
            direct(layout, sinks, rows);
        } else {
            rows(reducer(layout, sinks), rows, (row, y) -> unpack(offset(y), row));
        }
        return rows < bmp.height();
    }

    private BoxReducer reducer(Layout layout, List<RowSink> sinks) {
        return new BoxReducer(header, layout, sinks);
    }

    /** Rows that the file has all of. */
    private int rows() {
        long there = Math.max(0, (long) file.length - bmp.pixels());
        long bytes = ((long) bmp.width() * bmp.bits() + 7) / 8;
        return there < bytes ? 0 : (int) Math.min(bmp.height(), (there - bytes) / bmp.stride() + 1);
    }

    /** Where a stored row that is there begins. */
    private int offset(int storedRow) {
        return (int) (bmp.pixels() + storedRow * bmp.stride());
    }

    private void direct(Layout layout, List<RowSink> sinks, int rows) {
        int bytes = bmp.bits() / 8;
        RowSink[] places = new RowSink[bytes];
        Arrays.fill(places, (RowSink) samples -> {});
        for (int i = 0; i < sinks.size(); i++) {
            places[order.isEmpty() ? 0 : order.get(i)] = sinks.get(i);
        }
        Header stored = header;
        if (bytes == 4 && !header.alpha()) {
            // four bytes that are no alpha: the reducer asks for nothing but their number
            stored = new Header(
                    header.width(), header.height(), ColourSpace.CMYK, false, Orientation.UPRIGHT, new byte[0]);
        }
        BoxReducer reducer = new BoxReducer(stored, layout, List.of(places));
        byte[] missing = new byte[rows < bmp.height() ? bmp.width() * bytes : 0];
        Arrays.fill(missing, (byte) (header.alpha() ? 0 : 0xff));
        for (int y = 0; y < bmp.height(); y++) {
            int row = storedRow(y);
            reducer.row(row < rows ? file : missing, row < rows ? offset(row) : 0);
        }
    }

    private int storedRow(int y) {
        return bmp.topDown() ? y : bmp.height() - 1 - y;
    }

    private interface Unpacking {
        void row(byte[] into, int storedRow);
    }

    private void rows(BoxReducer reducer, int rows, Unpacking unpacking) {
        byte[] row = new byte[bmp.width() * header.planes()];
        for (int y = 0; y < bmp.height(); y++) {
            int stored = storedRow(y);
            if (stored < rows) {
                unpacking.row(row, stored);
            } else {
                Arrays.fill(row, (byte) (header.alpha() ? 0 : 0xff));
            }
            reducer.row(row, 0);
        }
    }

    private void unpack(int from, byte[] row) {
        if (bmp.bits() > 8) {
            fromMasks(from, row);
            return;
        }
        int bits = bmp.bits();
        int perByte = 8 / bits;
        int mask = (1 << bits) - 1;
        byte[] indices = new byte[bmp.width()];
        for (int x = 0; x < indices.length; x++) {
            int shift = 8 - bits - bits * (x % perByte);
            indices[x] = (byte) ((file[from + x / perByte] >> shift) & mask);
        }
        fromIndices(indices, 0, row);
    }

    private void fromIndices(byte[] indices, int from, byte[] row) {
        int[] palette = bmp.palette();
        int last = palette.length - 1;
        int at = 0;
        for (int x = 0; x < bmp.width(); x++) {
            int colour = palette[indices[from + x] & last];
            if (header.colour() == ColourSpace.RGB) {
                row[at++] = (byte) (colour >> 16);
                row[at++] = (byte) (colour >> 8);
            }
            row[at++] = (byte) colour;
        }
    }

    private void fromMasks(int from, byte[] row) {
        Channel[] channels = IntStream.of(bmp.masks())
                .mapToObj(Channel::new)
                .limit(header.planes())
                .toArray(Channel[]::new);
        int at = 0;
        for (int x = 0; x < bmp.width(); x++) {
            int pixel = pixel(from, x);
            for (Channel channel : channels) {
                row[at++] = channel.of(pixel);
            }
        }
    }

    private int pixel(int row, int x) {
        int at = row + x * (bmp.bits() / 8);
        int low = (file[at] & 0xff) | (file[at + 1] & 0xff) << 8;
        return bmp.bits() == 16 ? low : low | (file[at + 2] & 0xff) << 16 | file[at + 3] << 24;
    }
}
