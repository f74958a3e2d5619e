package org.thumbnailroute.engine.internal.tiff;

import static org.thumbnailroute.engine.ImageRejectedException.corrupt;
import static org.thumbnailroute.engine.ImageRejectedException.unsupported;

import java.util.stream.LongStream;
import org.thumbnailroute.engine.internal.codec.Orientation;

/**
 * What a page's directory says, checked: all of it can be read.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param samples of a pixel, at least as many as it has colours
 * @param bits of a sample, 1 to 16
 * @param separate whether each sample has its own tiles
 * @param differences whether samples stand as differences to the pixel before
 * @param isUnconvertedYcc whether samples are YCbCr that have to become RGB here; those of JPEG become so after scaling
 * @param reversed whether the lowest bit of each byte is the first
 */
record Page(
        int width,
        int height,
        int samples,
        int bits,
        Compression compression,
        Photometric photometric,
        Alpha alpha,
        boolean separate,
        boolean differences,
        boolean isUnconvertedYcc,
        boolean reversed,
        Tiles tiles,
        Orientation orientation) {

    private static final int MOST_SAMPLES = 64;
    private static final int SEPARATE = 2;
    private static final int LOW_BIT_FIRST = 2;
    private static final int NO_DIFFERENCES = 1;
    private static final int DIFFERENCES = 2;
    private static final int FLOAT_DIFFERENCES = 3;
    private static final int UNSIGNED = 1;
    private static final int SIGNED = 2;
    private static final int FLOATS = 3;
    private static final int UNDEFINED = 4;

    static Page of(Directory tags, int fileLength) {
        int width = tags.number(Tag.IMAGE_WIDTH, 0);
        int height = tags.number(Tag.IMAGE_LENGTH, 0);
        if (width < 1 || height < 1) {
            throw corrupt("TIFF: %dx%d pixels".formatted(width, height));
        }
        Compression compression = Compression.of(tags.number(Tag.COMPRESSION, Compression.NONE.number()));
        Photometric photometric = photometric(tags, compression);
        int usual = compression == Compression.OLD_JPEG ? photometric.colours() : 1;
        int samples = tags.number(Tag.SAMPLES_PER_PIXEL, usual);
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw unsupported("TIFF of %d samples a pixel".formatted(samples));
        }
        boolean old = compression == Compression.OLD_JPEG;
        boolean separate = samples > 1 && !old && tags.number(Tag.PLANAR_CONFIGURATION, 1) == SEPARATE;
        Tiles tiles = Tiles.of(tags, fileLength, width, height, separate ? samples : 1);
        Page page = new Page(
                width,
                height,
                samples,
                bits(tags, samples, compression),
                compression,
                photometric,
                Alpha.of(tags, photometric, samples),
                separate,
                areDifferences(tags, compression),
                photometric == Photometric.YCBCR && !isUsualJpeg(tags, compression),
                tags.number(Tag.FILL_ORDER, 1) == LOW_BIT_FIRST && !compression.isJpeg(),
                old ? tiles.joined(fileLength) : tiles,
                Orientation.ofExif(tags.number(Tag.ORIENTATION, 1)));
        page.requireReadable();
        return page;
    }

    /** Where it is not said, and where it is wrong, as libtiff takes it: fax is white, old-style JPEG is never RGB. */
    private static Photometric photometric(Directory tags, Compression compression) {
        boolean colours = tags.number(Tag.SAMPLES_PER_PIXEL, 1) >= 3;
        Photometric grey = compression.isFax() ? Photometric.WHITE_IS_ZERO : Photometric.BLACK_IS_ZERO;
        Photometric usual = colours ? Photometric.RGB : grey;
        if (compression != Compression.OLD_JPEG) {
            return Photometric.of(tags.number(Tag.PHOTOMETRIC_INTERPRETATION, usual.number()));
        }
        Photometric said = Photometric.of(tags.number(Tag.PHOTOMETRIC_INTERPRETATION, Photometric.YCBCR.number()));
        return said == Photometric.RGB ? Photometric.YCBCR : said;
    }

    private static boolean isUsualJpeg(Directory tags, Compression compression) {
        return compression == Compression.JPEG
                || (compression == Compression.OLD_JPEG && YccColours.of(tags).areUsual());
    }

    private static int bits(Directory tags, int samples, Compression compression) {
        long[] bits = tags.numbers(Tag.BITS_PER_SAMPLE, samples);
        if (bits.length == 0) {
            return compression.isJpeg() ? 8 : 1;
        }
        if (LongStream.of(bits).distinct().count() > 1) {
            throw unsupported("TIFF of samples of different sizes");
        }
        int format = tags.number(Tag.SAMPLE_FORMAT, UNSIGNED);
        if (bits[0] < 1 || bits[0] > 16 || (format != UNSIGNED && format != UNDEFINED)) {
            String kind =
                    switch (format) {
                        case SIGNED -> "signed numbers";
                        case FLOATS -> "floating-point numbers";
                        case UNSIGNED, UNDEFINED -> "whole numbers";
                        default -> "complex numbers";
                    };
            throw unsupported("TIFF of %s of %d bits".formatted(kind, bits[0]));
        }
        return (int) bits[0];
    }

    /** As in libtiff, the tag means nothing beside other compressions; some programs leave it there. */
    private static boolean areDifferences(Directory tags, Compression compression) {
        int predictor = tags.number(Tag.PREDICTOR, NO_DIFFERENCES);
        if (predictor == NO_DIFFERENCES || (compression != Compression.LZW && compression != Compression.DEFLATE)) {
            return false;
        }
        if (predictor != DIFFERENCES) {
            throw unsupported(
                    predictor == FLOAT_DIFFERENCES
                            ? "TIFF of floating-point differences"
                            : "TIFF of predictor %d".formatted(predictor));
        }
        return true;
    }

    private void requireReadable() {
        if (samples < photometric.colours()) {
            throw corrupt("TIFF: %d samples a pixel, %s has %d".formatted(samples, photometric, photometric.colours()));
        }
        if (differences && bits != 8 && bits != 16) {
            throw unsupported("TIFF of differences of %d bits".formatted(bits));
        }
        if (compression.isFax() && (bits != 1 || interleaved() != 1)) {
            throw unsupported("TIFF of fax with %d samples of %d bits".formatted(interleaved(), bits));
        }
        if ((compression.isJpeg() || photometric == Photometric.YCBCR) && bits != 8) {
            throw unsupported("TIFF of JPEG or YCbCr with %d bits a sample".formatted(bits));
        }
    }

    /** How many times the page is stored: once for each sample, or for all of them together. */
    int planes() {
        return separate ? samples : 1;
    }

    /** Samples of a pixel that stand together. */
    int interleaved() {
        return separate ? 1 : samples;
    }

    /** Bytes of one row of a tile, of one plane if they are separate. */
    long tileRowBytes() {
        return ((long) tiles.width() * interleaved() * bits + 7) / 8;
    }
}
