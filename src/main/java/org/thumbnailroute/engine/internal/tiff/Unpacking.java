package org.thumbnailroute.engine.internal.tiff;

import org.thumbnailroute.engine.internal.codec.Inflate;
import org.thumbnailroute.engine.internal.codec.LowBitLzw;

/** What unpacks a page's tiles, by its compression. */
final class Unpacking {

    private final byte[] file;
    private final Page page;
    private final Directory tags;

    Unpacking(byte[] file, Page page, Directory tags) {
        this.file = file;
        this.page = page;
        this.tags = tags;
    }

    /** A reader of a column of tiles, of one plane if they are separate. */
    Bytes reader() {
        int row = Math.toIntExact(page.tileRowBytes());
        if (page.isUnconvertedYcc() && !page.separate() && !page.compression().isJpeg()) {
            return new ChromaUnits(page, tags, this::plain);
        }
        return plain(row);
    }

    private Bytes plain(int row) {
        return switch (page.compression()) {
            case NONE -> Bytes.stored(file);
            case LZW -> new LzwBytes(isOldLzw() ? new LowBitLzw(file, 8) : new Lzw(file), row);
            case PACK_BITS -> new PackBits(file, row);
            case DEFLATE -> new Deflated(file, row);
            case OLD_JPEG, JPEG -> new JpegTile(new JpegStreams(file, page, tags), page);
            case FAX_ROWS, FAX_ROWS_IN_WORDS, FAX_GROUP_3, FAX_GROUP_4 ->
                new Fax(file, page.tiles().width(), page.compression(), tags.number(Tag.T4_OPTIONS, 0));
        };
    }

    /**
     * Whether it is LZW as it was before TIFF 5.0: the first code, of 9 bits, clears the table, and its lowest bit comes
     * first. So libtiff finds it out; here the first strip or tile stands for all.
     */
    private boolean isOldLzw() {
        int from = page.tiles().starts()[0];
        return page.tiles().ends()[0] - from >= 2 && file[from] == 0 && (file[from + 1] & 1) == 1;
    }

    /** Memory that a reader takes, in bytes; an upper bound. */
    long readerBytes() {
        long row = page.tileRowBytes();
        long units = page.isUnconvertedYcc() ? ChromaUnits.bytes(row) : 0;
        return units
                + switch (page.compression()) {
                    case NONE -> 0;
                    case LZW -> LzwBytes.bytes(row);
                    case PACK_BITS -> row;
                    case DEFLATE -> Inflate.bytes(row);
                    case OLD_JPEG, JPEG -> JpegTile.bytes(page) + new JpegStreams(file, page, tags).bytes();
                    case FAX_ROWS, FAX_ROWS_IN_WORDS, FAX_GROUP_3, FAX_GROUP_4 ->
                        Fax.bytes(page.tiles().width());
                };
    }
}
