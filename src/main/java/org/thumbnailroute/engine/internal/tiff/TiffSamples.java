package org.thumbnailroute.engine.internal.tiff;

import org.thumbnailroute.engine.internal.codec.Header;

/** Turns a row of a page's samples, of whatever size, into bytes of a header's planes. */
final class TiffSamples {

    private final Page page;
    private final int channels;
    /** Where the high byte of a sample of 16 bits is. */
    private final int high;
    /** The colour of each value of a palette's sample, 0xRRGGBB; none if there is no palette. */
    private final int[] palette;
    /** What each value of a colour's sample is as a byte, of larger ones each value of the upper 8 bits. */
    private final byte[] levels;
    /** The same of alpha. */
    private final byte[] opacities;

    TiffSamples(Page page, Header header, Directory tags) {
        this.page = page;
        this.channels = header.planes();
        this.high = tags.bigEndian() ? 0 : 1;
        this.palette = page.photometric() == Photometric.PALETTE ? palette(tags, page.bits()) : new int[0];
        this.opacities = new byte[1 << Math.min(8, page.bits())];
        this.levels = new byte[opacities.length];
        for (int i = 0; i < levels.length; i++) {
            int level = i * 255 / (levels.length - 1);
            opacities[i] = (byte) level;
            levels[i] = (byte) (page.photometric() == Photometric.WHITE_IS_ZERO ? 255 - level : level);
        }
    }

    /** Colours have 16 bits, but some writers use 8. */
    private static int[] palette(Directory tags, int bits) {
        int n = 1 << bits;
        long[] map = tags.numbers(Tag.COLOR_MAP, 3 * n);
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
                && page.photometric() != Photometric.WHITE_IS_ZERO
                && page.photometric() != Photometric.PALETTE;
    }

    /**
     * Unpacks samples that stand together.
     *
     * @param in one row
     * @param from where it begins
     * @param pixels how many
     * @param out interleaved, one byte for each plane
     * @param at where the first pixel goes
     * @param plane of the page, if its samples are separate
     */
    void unpack(byte[] in, int from, int pixels, byte[] out, int at, int plane) {
        if (page.separate()) {
            unpack(plane, in, from, 0, pixels, out, at);
            return;
        }
        for (int sample = 0; sample < page.samples(); sample++) {
            unpack(sample, in, from, sample, pixels, out, at);
        }
    }

    /** Unpacks one sample of each pixel, which is number {@code first} of those in the row. */
    private void unpack(int sample, byte[] in, int from, int first, int pixels, byte[] out, int at) {
        int together = page.interleaved();
        if (sample == page.alpha().sample()) {
            unpack(opacities, in, from, first, pixels, out, at + channels - 1);
        } else if (sample < page.photometric().colours() && palette.length == 0) {
            unpack(levels, in, from, first, pixels, out, at + sample);
        } else if (sample == 0) {
            for (int x = 0; x < pixels; x++) {
                int colour = palette[value(in, from, first + x * together)];
                out[at + channels * x] = (byte) (colour >> 16);
                out[at + channels * x + 1] = (byte) (colour >> 8);
                out[at + channels * x + 2] = (byte) colour;
            }
        }
    }

    private void unpack(byte[] table, byte[] in, int from, int first, int pixels, byte[] out, int at) {
        int together = page.interleaved();
        switch (page.bits()) {
            case 8 -> {
                for (int x = 0; x < pixels; x++) {
                    out[at + channels * x] = table[in[from + first + x * together] & 0xff];
                }
            }
            case 16 -> {
                int place = from + 2 * first + high;
                for (int x = 0; x < pixels; x++) {
                    out[at + channels * x] = table[in[place + 2 * x * together] & 0xff];
                }
            }
            default -> {
                int shift = Math.max(0, page.bits() - 8);
                for (int x = 0; x < pixels; x++) {
                    out[at + channels * x] = table[value(in, from, first + x * together) >> shift];
                }
            }
        }
    }

    private int value(byte[] in, int from, int i) {
        int bits = page.bits();
        if (bits == 8) {
            return in[from + i] & 0xff;
        }
        if (bits == 16) {
            return ((in[from + 2 * i + high] & 0xff) << 8) | (in[from + 2 * i + 1 - high] & 0xff);
        }
        int value = 0;
        for (int bit = i * bits; bit < (i + 1) * bits; bit++) {
            value = value << 1 | ((in[from + (bit >> 3)] >> (7 - (bit & 7))) & 1);
        }
        return value;
    }
}
