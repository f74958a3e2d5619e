package org.thumbnailroute.engine.internal.tiff;

import org.thumbnailroute.engine.internal.codec.Inflate;

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
            case LZW -> isOldLzw() ? new OldLzw(file, row) : new Lzw(file, row);
            case PACK_BITS -> new PackBits(file, row);
            case DEFLATE -> new Deflated(file, row);
            case OLD_JPEG, JPEG -> new JpegTile(new JpegStreams(file, page, tags), page);
            case FAX_ROWS, FAX_ROWS_IN_WORDS, FAX_GROUP_3, FAX_GROUP_4 ->
                new Fax(file, page.tiles().width(), page.compression(), tags.number(Tag.T4_OPTIONS, 0));
        };
    }

    /** As libtiff finds it out; here the first strip or tile tells of all. */
    private boolean isOldLzw() {
        Tiles tiles = page.tiles();
        return OldLzw.is(file, tiles.starts()[0], tiles.ends()[0]);
    }

    /** Memory that a reader takes, in bytes; an upper bound. */
    long readerBytes() {
        long row = page.tileRowBytes();
        long units = page.isUnconvertedYcc() ? ChromaUnits.bytes(row) : 0;
        return units
                + switch (page.compression()) {
                    case NONE -> 0;
                    case LZW -> Lzw.bytes(row);
                    case PACK_BITS -> row;
                    case DEFLATE -> Inflate.bytes(row);
                    case OLD_JPEG, JPEG -> JpegTile.bytes(page) + new JpegStreams(file, page, tags).bytes();
                    case FAX_ROWS, FAX_ROWS_IN_WORDS, FAX_GROUP_3, FAX_GROUP_4 ->
                        Fax.bytes(page.tiles().width());
                };
    }
}
