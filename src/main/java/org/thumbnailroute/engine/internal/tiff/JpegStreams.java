package org.thumbnailroute.engine.internal.tiff;

import java.util.Arrays;
import java.util.Optional;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.engine.internal.codec.Header;
import org.thumbnailroute.engine.internal.jpeg.JpegDecoder;

/**
 * JPEG in TIFF, after Adobe's Technical Note 2: each tile is a stream, whose tables may stand in a tag of the page. What its
 * samples mean is said by the page alone.
 */
final class JpegStreams {

    private static final int END_OF_IMAGE = 0xd9;

    private final byte[] file;
    private final Page page;
    private final Directory tags;
    private final byte[] tables;

    JpegStreams(byte[] file, Page page, Directory tags) {
        this.file = file;
        this.page = page;
        this.tags = tags;
        this.tables = withoutEnd(tags.bytes(Tag.JPEG_TABLES));
    }

    private static byte[] withoutEnd(byte[] tables) {
        int n = tables.length;
        boolean ends = n >= 2 && tables[n - 2] == -1 && (tables[n - 1] & 0xff) == END_OF_IMAGE;
        return ends ? Arrays.copyOf(tables, n - 2) : tables;
    }

    /** The bytes that a stream takes beside the file, at most. */
    long bytes() {
        return page.compression() == Compression.OLD_JPEG
                ? 2L * OldJpeg.bytes(file.length, page.height())
                : (long) tables.length + page.tiles().longest();
    }

    /**
     * What reads a tile: its planes are the samples as they stand in the stream.
     *
     * @throws ImageRejectedException if there is no picture with as many samples, or one of a kind that is not read
     */
    JpegDecoder decoder(int from, int to) {
        return JpegDecoder.ofSamples(stream(from, to), page.interleaved());
    }

    private byte[] stream(int from, int to) {
        if (page.compression() == Compression.OLD_JPEG) {
            return new OldJpeg(file, page, tags).stream();
        }
        byte[] stream = Arrays.copyOf(tables, tables.length + to - from);
        System.arraycopy(file, from, stream, tables.length, to - from);
        return stream;
    }

    static ImageRejectedException inTiff(ImageRejectedException e) {
        return new ImageRejectedException(e.reason(), e.getMessage() + " in TIFF", e);
    }

    /** What reads a page that is one stream: at any scale, in rows. Empty if the page is another, or more than that. */
    Optional<JpegDecoder> whole(Header header) {
        Tiles tiles = page.tiles();
        boolean alone = page.compression().isJpeg()
                && !page.isUnconvertedYcc()
                && page.planes() == 1
                && tiles.across() * tiles.down() == 1
                && tiles.has(0)
                && !header.alpha()
                && page.samples() == header.planes()
                && page.photometric() != Photometric.WHITE_IS_ZERO
                && page.photometric() != Photometric.PALETTE;
        if (!alone) {
            return Optional.empty();
        }
        byte[] stream = stream(tiles.starts()[0], tiles.ends()[0]);
        JpegDecoder decoder;
        try {
            decoder = JpegDecoder.ofSamples(stream, page.interleaved());
        } catch (ImageRejectedException e) {
            throw inTiff(e);
        }
        boolean same =
                decoder.header().width() == page.width() && decoder.header().height() == page.height();
        return same ? Optional.of(decoder) : Optional.empty();
    }
}
