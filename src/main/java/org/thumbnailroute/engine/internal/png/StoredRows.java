package org.thumbnailroute.engine.internal.png;

import java.util.Arrays;
import java.util.Optional;

/**
 * The rows of a picture as a file of some type stores them.
 *
 * @param type of the file's pixels
 * @param depth bits of a sample
 * @param palette red, green and blue of each entry; empty if there is none
 * @param transparency alpha of the first entries; empty if all are opaque
 * @param argb the pixels
 * @param width in pixels
 * @param colours numbers the pixels' entries in the palette, if there is one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StoredRows(
        PixelType type, int depth, byte[] palette, byte[] transparency, int[] argb, int width, Colours colours) {

    private static final int MAX_COLOURS = 256;
    private static final byte[] NONE = {};

    /** Rows of grey, or red, green and blue, with alpha if any pixel needs it. */
    static StoredRows direct(int[] argb, int width) {
        int opaque = -1;
        int coloured = 0;
        for (int pixel : argb) {
            opaque &= pixel;
            coloured |= pixel ^ (pixel >>> 8);
        }
        // where red equals green and green equals blue nothing but alpha's difference is left
        boolean grey = (coloured & 0xffff) == 0;
        boolean alpha = opaque >>> 24 != 0xff;
        PixelType type =
                grey ? alpha ? PixelType.GREY_ALPHA : PixelType.GREY : alpha ? PixelType.RGB_ALPHA : PixelType.RGB;
        return new StoredRows(type, 8, NONE, NONE, argb, width, new Colours());
    }

    /** Rows of numbers in a palette; empty if there are more colours than a palette holds. */
    static Optional<StoredRows> palette(int[] argb, int width) {
        Colours colours = new Colours();
        for (int pixel : argb) {
            if (colours.number(pixel) >= MAX_COLOURS) {
                return Optional.empty();
            }
        }
        int count = colours.count();
        int depth = count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8;
        byte[] palette = new byte[3 * count];
        byte[] alpha = new byte[count];
        int transparent = 0;
        for (int i = 0; i < count; i++) {
            int colour = colours.colour(i);
            palette[3 * i] = (byte) (colour >> 16);
            palette[3 * i + 1] = (byte) (colour >> 8);
            palette[3 * i + 2] = (byte) colour;
            alpha[i] = (byte) (colour >>> 24);
            transparent = alpha[i] == -1 ? transparent : i + 1;
        }
        return Optional.of(new StoredRows(
                PixelType.PALETTE, depth, palette, Arrays.copyOf(alpha, transparent), argb, width, colours));
    }

    /** Bytes of a row. */
    int bytes() {
        return (width * type.samples() * depth + 7) / 8;
    }

    /** Bytes of a pixel, at least one. */
    int pixelBytes() {
        return Math.max(1, type.samples() * depth / 8);
    }

    /** Writes row {@code y} behind a pixel that stays free. */
    void store(int y, byte[] into) {
        int at = pixelBytes();
        int from = y * width;
        switch (type) {
            case GREY -> {
                for (int x = 0; x < width; x++) {
                    into[at++] = (byte) argb[from + x];
                }
            }
            case GREY_ALPHA -> {
                for (int x = 0; x < width; x++) {
                    into[at++] = (byte) argb[from + x];
                    into[at++] = (byte) (argb[from + x] >>> 24);
                }
            }
            case RGB -> {
                for (int x = 0; x < width; x++) {
                    int pixel = argb[from + x];
                    into[at++] = (byte) (pixel >> 16);
                    into[at++] = (byte) (pixel >> 8);
                    into[at++] = (byte) pixel;
                }
            }
            case RGB_ALPHA -> {
                for (int x = 0; x < width; x++) {
                    int pixel = argb[from + x];
                    into[at++] = (byte) (pixel >> 16);
                    into[at++] = (byte) (pixel >> 8);
                    into[at++] = (byte) pixel;
                    into[at++] = (byte) (pixel >>> 24);
                }
            }
            case PALETTE -> pack(from, into, at);
        }
    }

    private void pack(int from, byte[] into, int at) {
        Arrays.fill(into, at, into.length, (byte) 0);
        for (int x = 0; x < width; x++) {
            int bit = x * depth;
            into[at + bit / 8] |= (byte) (colours.number(argb[from + x]) << (8 - depth - bit % 8));
        }
    }

    /** Numbers colours in the order in which they come: a hash table with open addresses, at most a quarter full. */
    static final class Colours {

        private static final int SLOTS = 4 * MAX_COLOURS;
        /** Knuth's multiplier: 2³² divided by the golden ratio. */
        private static final int SPREAD = 0x9e37_79b1;

        private final int[] colours = new int[MAX_COLOURS];
        private final short[] slots = new short[SLOTS];
        private int count;
        private int last;
        private int lastNumber = -1;

        /** The number of a colour; too large a one if there is no place left. */
        int number(int colour) {
            if (colour == last && lastNumber >= 0) {
                return lastNumber;
            }
            int slot = (colour * SPREAD) >>> 22;
            while (slots[slot] > 0 && colours[slots[slot] - 1] != colour) {
                slot = (slot + 1) % SLOTS;
            }
            if (slots[slot] == 0) {
                if (count == MAX_COLOURS) {
                    return MAX_COLOURS;
                }
                colours[count++] = colour;
                slots[slot] = (short) count;
            }
            last = colour;
            lastNumber = slots[slot] - 1;
            return lastNumber;
        }

        int count() {
            return count;
        }

        int colour(int number) {
            return colours[number];
        }
    }
}
