package org.thumbnailroute.engine.internal.gif;

import java.util.Arrays;

/** The colours of one GIF. The index after the last of them is that of transparent pixels, if there are any. */
final class Palette {

    private static final int SLOTS = 1 << 10;
    private static final int HASH_SHIFT = 32 - 10;

    private final int[] colours;
    private final boolean exact;

    private Palette(int[] colours, boolean exact) {
        this.colours = colours;
        this.exact = exact;
    }

    /**
     * The colours of the pixels themselves if they are few enough, otherwise the best that were found.
     *
     * @param pixels 0xffRRGGBB, or 0 for a transparent one
     * @param most colours that there may be, up to 256
     */
    static Palette of(int[] pixels, int most) {
        int[] found = new int[most];
        int[] table = new int[SLOTS];
        int n = 0;
        for (int pixel : pixels) {
            int slot = slot(table, pixel);
            if (pixel != 0 && table[slot] == 0) {
                if (n == most) {
                    return new Palette(ColourCut.colours(pixels, most), false);
                }
                table[slot] = pixel;
                found[n++] = pixel;
            }
        }
        return new Palette(Arrays.copyOf(found, n), true);
    }

    /** Where a colour is in a table, or would be; 0 is free. */
    private static int slot(int[] table, int pixel) {
        int slot = (pixel * 0x9e3779b1) >>> HASH_SHIFT;
        while (table[slot] != 0 && table[slot] != pixel) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    /** Whether every pixel has its own colour here. */
    boolean exact() {
        return exact;
    }

    int size() {
        return colours.length;
    }

    /** 0xffRRGGBB. */
    int colour(int index) {
        return colours[index];
    }

    /** The index of each pixel of an {@link #exact} palette. */
    byte[] indices(int[] pixels) {
        int[] table = new int[SLOTS];
        byte[] index = new byte[SLOTS];
        for (int i = 0; i < colours.length; i++) {
            int slot = slot(table, colours[i]);
            table[slot] = colours[i];
            index[slot] = (byte) i;
        }
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = pixels[i] == 0 ? (byte) colours.length : index[slot(table, pixels[i])];
        }
        return indices;
    }
}
