package org.thumbnailroute.engine.tiff;

import org.thumbnailroute.engine.codec.ColourSpace;
import org.thumbnailroute.engine.codec.Header;

/** Turns a row of a page's samples, of whatever size, into bytes of a header's planes. */
final class Samples {

    private final Page page;
    private final int channels;
    /** Where the high byte of a sample of 16 bits is. */
    private final int high;
    /** The colour of each value of a palette's sample, 0xRRGGBB. */
    private final int[] palette;
    /** The brightness of each value of another sample of at most 8 bits. */
    private final byte[] levels;

    Samples(Page page, Header header, Directory tags) {
        this.page = page;
        this.channels = header.planes();
        this.high = tags.bigEndian() ? 0 : 1;
        this.palette = page.photometric() == Page.PALETTE ? palette(tags, page.bits()) : new int[0];
        this.levels = new byte[1 << Math.min(8, page.bits())];
        for (int i = 0; i < levels.length; i++) {
            int level = i * 255 / (levels.length - 1);
            levels[i] = (byte) (page.photometric() == Page.WHITE_IS_ZERO ? 255 - level : level);
        }
    }

    /** Colours have 16 bits, but some writers use 8. */
    private static int[] palette(Directory tags, int bits) {
        int n = 1 << Math.min(8, bits);
        long[] map = tags.numbers(320, 3 * n);
        int[] palette = new int[n];
        boolean small = true;
        for (long level : map) {
            small &= level < 256;
        }
        int shift = small ? 0 : 8;
        for (int i = 0; i < n && map.length == 3 * n; i++) {
            palette[i] = (int) ((map[i] >> shift) << 16 | (map[n + i] >> shift) << 8 | (map[2 * n + i] >> shift));
        }
        return palette;
    }

    /** Whether bytes of the file are already what is wanted. */
    static boolean areDirect(Page page, Header header) {
        return page.bits() == 8
                && page.samples() == header.planes()
                && page.photometric() != Page.WHITE_IS_ZERO
                && page.photometric() != Page.PALETTE;
    }

    /**
     * Unpacks samples that stand together.
     *
     * @param in one row
     * @param from where it begins
     * @param pixels how many
     * @param out interleaved, one byte for each plane
     * @param at where the first pixel goes
     * @param plane of the first sample; what goes beyond the planes is left out
     */
    void unpack(byte[] in, int from, int pixels, byte[] out, int at, int plane) {
        int together = page.interleaved();
        if (page.photometric() == Page.PALETTE) {
            for (int x = 0; x < pixels; x++) {
                int colour = palette[value(in, from, x * together) & (palette.length - 1)];
                out[at + 3 * x] = (byte) (colour >> 16);
                out[at + 3 * x + 1] = (byte) (colour >> 8);
                out[at + 3 * x + 2] = (byte) colour;
            }
            return;
        }
        int wanted = Math.min(together, channels - plane);
        for (int x = 0; x < pixels; x++) {
            for (int c = 0; c < wanted; c++) {
                int value = value(in, from, x * together + c);
                boolean colour = plane + c < page.colours();
                out[at + channels * x + plane + c] =
                        colour ? levels[value] : (byte) (value * 255 / (levels.length - 1));
            }
        }
    }

    /** A sample of up to 8 bits, or the upper 8 bits of a larger one. */
    private int value(byte[] in, int from, int i) {
        int bits = page.bits();
        if (bits == 8) {
            return in[from + i] & 0xff;
        }
        if (bits == 16) {
            return in[from + 2 * i + high] & 0xff;
        }
        int value = 0;
        for (int bit = i * bits; bit < (i + 1) * bits; bit++) {
            value = value << 1 | ((in[from + (bit >> 3)] >> (7 - (bit & 7))) & 1);
        }
        return bits > 8 ? value >> (bits - 8) : value;
    }

    /** What the header calls the samples. */
    static ColourSpace colour(Page page) {
        return switch (page.photometric()) {
            case Page.WHITE_IS_ZERO, Page.BLACK_IS_ZERO -> ColourSpace.GREY;
            case Page.CMYK -> ColourSpace.CMYK;
            default -> ColourSpace.RGB;
        };
    }
}
