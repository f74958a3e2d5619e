package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import java.io.ByteArrayOutputStream;

/**
 * JPEG as in TIFF 6.0, section 22, before Adobe's Technical Note 2: the page is one stream. Its beginning, or all of it, is
 * where JPEGInterchangeFormat says; what is not there is in the strips, with a restart marker between two of them. Without
 * such a beginning, the tables stand apart in the file. The order and the restart interval are those of libtiff
 * (tif_ojpeg.c).
 */
final class OldJpeg {

    private static final int MARKER = 0xff;
    private static final int FRAME = 0xc0;
    private static final int HUFFMAN = 0xc4;
    private static final int RESTART = 0xd0;
    private static final int IMAGE = 0xd8;
    private static final int SCAN = 0xda;
    private static final int QUANTISATION = 0xdb;
    private static final int INTERVAL = 0xdd;
    private static final int COUNTS = 16;
    /** Tables of four components, at most. */
    private static final int HEADER = 4096;

    private static final int LARGEST = 0xffff;

    private final byte[] file;
    private final Page page;
    private final Directory tags;
    /** As they are in the file; those of the page are joined. */
    private final Tiles strips;

    private final ByteArrayOutputStream out;

    OldJpeg(byte[] file, Page page, Directory tags) {
        this.file = file;
        this.page = page;
        this.tags = tags;
        this.strips = Tiles.of(tags, file.length, page.width(), page.height(), 1);
        this.out = new ByteArrayOutputStream(bytes(file.length, strips.down()));
    }

    /** The stream. */
    byte[] stream() {
        int from = tags.number(Tag.JPEG_INTERCHANGE_FORMAT, 0);
        if (from <= 0 || !isMarker(from)) {
            from = strips.starts()[0];
        }
        put(MARKER, IMAGE);
        if (!isMarker(from)) {
            interval(tags.numbers(Tag.YCBCR_SUB_SAMPLING, 2));
            tables();
            strips();
            return out.toByteArray();
        }
        int length = tags.number(Tag.JPEG_INTERCHANGE_FORMAT_LENGTH, 0);
        int to = length <= 0 || length > file.length - from ? file.length : from + length;
        boolean whole = strips.starts()[0] >= from && strips.starts()[0] < to;
        if (!whole) {
            interval(sampling(from, to));
        }
        out.write(file, from, to - from);
        if (!whole) {
            strips();
        }
        return out.toByteArray();
    }

    private boolean isMarker(int at) {
        return at < file.length - 1 && (file[at] & 0xff) == MARKER && (file[at + 1] & 0xff) >= FRAME;
    }

    /** How many samples of luma, across and down, the frame header says one of chroma is for; none if it is not there. */
    private long[] sampling(int from, int to) {
        int at = from;
        while (at < to - 12 && isMarker(at)) {
            int marker = file[at + 1] & 0xff;
            if (marker >= FRAME && marker < HUFFMAN) {
                return new long[] {(file[at + 11] >> 4) & 15, file[at + 11] & 15};
            }
            at += marker == IMAGE || marker == MARKER ? 2 : 2 + (((file[at + 2] & 0xff) << 8) | (file[at + 3] & 0xff));
        }
        return new long[0];
    }

    /** A strip is an interval, unless a header that follows says something else. */
    private void interval(long[] sampling) {
        long interval = tags.number(Tag.JPEG_RESTART_INTERVAL, 0);
        if (strips.across() > 1) {
            throw unsupported("TIFF of old-style JPEG with tiles side by side");
        }
        if (strips.down() > 1) {
            long across = page.samples() == 1 ? 8 : 8 * (sampling.length < 2 ? 2 : sampling[0]);
            long down = page.samples() == 1 ? 8 : 8 * (sampling.length < 2 ? 2 : sampling[1]);
            if (across == 0 || down == 0 || strips.height() % down != 0) {
                throw unsupported("TIFF of old-style JPEG in strips of %d rows".formatted(strips.height()));
            }
            interval = (strips.width() + across - 1) / across * (strips.height() / down);
        }
        if (interval > 0 && interval <= LARGEST) {
            put(MARKER, INTERVAL, 0, 4, (int) interval >> 8, (int) interval);
        }
    }

    private void tables() {
        int n = page.samples();
        for (int i = 0; i < n; i++) {
            put(MARKER, QUANTISATION, 0, 67, i);
            copy(place(Tag.JPEG_Q_TABLES, i), 64);
            huffman(place(Tag.JPEG_DC_TABLES, i), i);
            huffman(place(Tag.JPEG_AC_TABLES, i), 0x10 | i);
        }
        int width = page.tiles().width();
        int height = page.tiles().height();
        put(MARKER, FRAME, 0, 8 + 3 * n, 8, height >> 8, height, width >> 8, width, n);
        long[] sampling = tags.numbers(Tag.YCBCR_SUB_SAMPLING, 2);
        int luma = sampling.length < 2 ? 0x22 : (int) (sampling[0] << 4 | sampling[1]);
        for (int i = 0; i < n; i++) {
            put(i, i == 0 && n > 1 ? luma : 0x11, i);
        }
        put(MARKER, SCAN, 0, 6 + 2 * n, n);
        for (int i = 0; i < n; i++) {
            put(i, i << 4 | i);
        }
        put(0, 63, 0);
    }

    /** Where the table of a component is; several may share the last. */
    private int place(Tag tag, int component) {
        long[] places = tags.numbers(tag, page.samples());
        if (places.length == 0) {
            throw corrupt("TIFF: old-style JPEG without tables");
        }
        return (int) Math.min(file.length, places[Math.min(component, places.length - 1)]);
    }

    private void huffman(int at, int id) {
        int values = 0;
        for (int i = at; i < Math.min(file.length, at + COUNTS); i++) {
            values += file[i] & 0xff;
        }
        int length = 3 + COUNTS + values;
        put(MARKER, HUFFMAN, length >> 8, length, id);
        copy(at, COUNTS + values);
    }

    private void strips() {
        for (int i = 0; i < Math.min(strips.down(), strips.starts().length); i++) {
            if (i > 0) {
                put(MARKER, RESTART | ((i - 1) & 7));
            }
            if (strips.has(i)) {
                copy(strips.starts()[i], strips.ends()[i] - strips.starts()[i]);
            }
            if (out.size() > bytes(file.length, strips.down())) {
                throw corrupt("TIFF: strips that overlap");
            }
        }
    }

    /** The most bytes that a stream takes. */
    static int bytes(int fileLength, int strips) {
        return fileLength + HEADER + 2 * strips;
    }

    private void copy(int from, int n) {
        if (n > file.length - from) {
            throw corrupt("TIFF: old-style JPEG with a table at byte %d of %d".formatted(from, file.length));
        }
        out.write(file, from, n);
    }

    private void put(int... bytes) {
        for (int one : bytes) {
            out.write(one);
        }
    }
}
