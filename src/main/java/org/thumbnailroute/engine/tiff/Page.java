package org.thumbnailroute.engine.tiff;

import static org.thumbnailroute.engine.codec.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.codec.ImageRejectedException.unsupported;

import java.util.stream.LongStream;
import org.thumbnailroute.engine.codec.Orientation;

/**
 * What a page's directory says, checked.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param samples of a pixel
 * @param bits of a sample
 * @param photometric what the samples mean
 * @param alpha 0 for no alpha, 1 for one that the samples are multiplied by, 2 for one that they are not
 * @param separate whether each sample has its own strips
 * @param tileWidth in pixels; the page's width if it has strips
 * @param tileHeight rows of a tile or strip
 * @param offsets where tiles or strips begin
 * @param counts how many bytes they have; fewer than there are tiles if the file does not say
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Page(
        int width,
        int height,
        int samples,
        int bits,
        int compression,
        int photometric,
        int alpha,
        boolean separate,
        int predictor,
        int tileWidth,
        int tileHeight,
        long[] offsets,
        long[] counts,
        Orientation orientation) {

    static final int WHITE_IS_ZERO = 0;
    static final int BLACK_IS_ZERO = 1;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int CMYK = 5;
    private static final int MASK = 4;
    private static final int YCBCR = 6;
    private static final int OLD_JPEG = 6;
    private static final int JPEG = 7;

    private static final int MOST_SAMPLES = 64;
    /** Tiles may be larger than their page, but not much: common sizes end at 1024. */
    private static final int MOST_BEYOND = 4096;
    /** Section 15 allows no smaller ones. */
    private static final int LEAST_TILE = 16;
    /** Ten times what a hundred megapixels have in tiles that are called small. Each costs time to begin. */
    private static final int MOST_TILES = 1 << 17;

    static Page of(Directory tags, byte[] file) {
        int width = tags.number(256, 0);
        int height = tags.number(257, 0);
        if (width < 1 || height < 1) {
            throw corrupt("TIFF: %dx%d pixels".formatted(width, height));
        }
        int samples = tags.number(277, 1);
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw unsupported("TIFF of %d samples a pixel".formatted(samples));
        }
        boolean tiled = tags.count(322) > 0;
        int tileWidth = tiled ? tags.number(322, 0) : width;
        int tileHeight = tiled ? tags.number(323, 0) : Math.min(height, tags.number(278, height));
        long most = (long) MOST_BEYOND + Math.max(width, height);
        if (tileWidth < 1 || tileHeight < 1 || tileWidth > most || tileHeight > most) {
            throw corrupt("TIFF: tiles of %dx%d pixels".formatted(tileWidth, tileHeight));
        }
        if (tiled && (tileWidth < Math.min(LEAST_TILE, width) || tileHeight < Math.min(LEAST_TILE, height))) {
            throw unsupported("TIFF with tiles of %dx%d pixels".formatted(tileWidth, tileHeight));
        }
        int photometric = tags.number(262, samples >= 3 ? RGB : BLACK_IS_ZERO);
        requireReadable(photometric, tags.number(259, 1));
        boolean separate = samples > 1 && tags.number(284, 1) == 2;
        long across = (width + (long) tileWidth - 1) / tileWidth;
        long down = (height + (long) tileHeight - 1) / tileHeight;
        long all = across * down * (separate ? samples : 1);
        if (all > MOST_TILES) {
            throw unsupported("TIFF of %d tiles or strips".formatted(all));
        }
        int tiles = (int) all;
        long[] offsets = tags.numbers(tiled ? 324 : 273, tiles);
        long[] counts = tags.numbers(tiled ? 325 : 279, tiles);
        if (offsets.length == 0) {
            throw corrupt("TIFF: no strips");
        }
        return new Page(
                width,
                height,
                samples,
                bits(tags, samples),
                tags.number(259, 1),
                photometric,
                alpha(tags, photometric, samples),
                separate,
                tags.number(317, 1),
                tileWidth,
                tileHeight,
                offsets,
                counts.length < offsets.length ? new long[0] : counts,
                Orientation.ofExif(tags.number(274, 1)));
    }

    /** What the JDK makes of these has other colours than it should. */
    private static void requireReadable(int photometric, int compression) {
        if (photometric > YCBCR || photometric == MASK) {
            throw unsupported("TIFF of photometric interpretation %d".formatted(photometric));
        }
        if (photometric == CMYK && (compression == JPEG || compression == OLD_JPEG)) {
            throw unsupported("CMYK JPEG in TIFF");
        }
    }

    private static int bits(Directory tags, int samples) {
        long[] bits = tags.numbers(258, samples);
        if (bits.length == 0) {
            return 1;
        }
        if (LongStream.of(bits).distinct().count() > 1) {
            throw unsupported("TIFF of samples of different sizes");
        }
        int format = tags.number(339, 1);
        if (bits[0] < 1 || bits[0] > 16 || (format != 1 && format != 4)) {
            throw unsupported("TIFF of %d bits a sample, format %d".formatted(bits[0], format));
        }
        return (int) bits[0];
    }

    /** Who writes four samples of RGB and does not say what the fourth is means alpha. */
    private static int alpha(Directory tags, int photometric, int samples) {
        int colours = colours(photometric);
        if (samples <= colours || photometric == PALETTE) {
            return 0;
        }
        int kind = tags.number(338, photometric == RGB && samples == 4 && tags.count(338) == 0 ? 2 : 0);
        return kind == 1 || kind == 2 ? kind : 0;
    }

    private static int colours(int photometric) {
        return switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
            case CMYK -> 4;
            default -> 3;
        };
    }

    /** Samples of colour in a pixel. */
    int colours() {
        return colours(photometric);
    }

    int across() {
        return (width + tileWidth - 1) / tileWidth;
    }

    /** Samples of a pixel that stand together. */
    int interleaved() {
        return separate ? 1 : samples;
    }

    /** Bytes of one row of a tile, of one plane if they are separate. */
    long tileRowBytes() {
        return ((long) tileWidth * interleaved() * bits + 7) / 8;
    }

    /** Where tile {@code i} ends in the file. */
    int end(int i, byte[] file) {
        long bytes = i < counts.length ? counts[i] : file.length;
        return (int) Math.min(file.length, offsets[i] + bytes);
    }
}
