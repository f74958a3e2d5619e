package org.thumbnailroute.engine.internal.gif;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Gives each pixel a colour of a palette and a part of what is then wrong to its neighbours: R. Floyd and L. Steinberg,
 * "An adaptive algorithm for spatial grey scale", Proceedings of the SID 17 (1976). Only a part, because it makes smooth
 * surfaces of a thumbnail grainy: enough to break up bands.
 */
final class Diffusion {

    /** So many sixteenths of an error are handed on. */
    private static final int STRENGTH = 12;

    private static final int CELL_BITS = 6;
    private static final int CELLS = 1 << (3 * CELL_BITS);

    /** Colours by their green, and their indices. */
    private final int[] colours;

    private final byte[] index;
    private final int transparent;
    /** Nearest colour of each cell of the colour cube, plus 1; 0 where nobody asked yet. */
    private final short[] nearest = new short[CELLS];

    Diffusion(Palette palette) {
        int n = palette.size();
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, (a, b) -> Integer.compare(green(palette.colour(a)), green(palette.colour(b))));
        colours = new int[n];
        index = new byte[n];
        for (int i = 0; i < n; i++) {
            colours[i] = palette.colour(order[i]);
            index[i] = (byte) (int) order[i];
        }
        transparent = n;
    }

    /** The index of each pixel, 0xffRRGGBB or 0 for a transparent one. */
    byte[] indices(int[] pixels, int width) {
        byte[] indices = new byte[pixels.length];
        int[] below = new int[3 * (width + 2)];
        for (int row = 0; row < pixels.length; row += width) {
            int[] here = below;
            below = new int[here.length];
            int[] right = new int[3];
            for (int x = 0; x < width; x++) {
                int pixel = pixels[row + x];
                if (pixel == 0) {
                    indices[row + x] = (byte) transparent;
                    Arrays.fill(right, 0);
                    continue;
                }
                int at = 3 * (x + 1);
                int r = clamp((pixel >> 16 & 0xff) + (here[at] + right[0]) / 256);
                int g = clamp((pixel >> 8 & 0xff) + (here[at + 1] + right[1]) / 256);
                int b = clamp((pixel & 0xff) + (here[at + 2] + right[2]) / 256);
                int chosen = nearest(r, g, b);
                indices[row + x] = index[chosen];
                int colour = colours[chosen];
                spread(below, at, right, 0, r - (colour >> 16 & 0xff));
                spread(below, at, right, 1, g - green(colour));
                spread(below, at, right, 2, b - (colour & 0xff));
            }
        }
        return indices;
    }

    private static void spread(int[] below, int at, int[] right, int channel, int error) {
        int part = error * STRENGTH;
        right[channel] = 7 * part;
        below[at + channel - 3] += 3 * part;
        below[at + channel] += 5 * part;
        below[at + channel + 3] += part;
    }

    private int nearest(int r, int g, int b) {
        int shift = 8 - CELL_BITS;
        int cell = (r >> shift << CELL_BITS | g >> shift) << CELL_BITS | b >> shift;
        if (nearest[cell] == 0) {
            nearest[cell] = (short) (search(r, g, b) + 1);
        }
        return nearest[cell] - 1;
    }

    /** Goes away from the colour's own green to both sides until green alone is too far. */
    private int search(int r, int g, int b) {
        int up = 0;
        while (up < colours.length && green(colours[up]) < g) {
            up++;
        }
        int down = up - 1;
        int best = 0;
        int least = Integer.MAX_VALUE;
        while (up < colours.length || down >= 0) {
            if (up < colours.length) {
                int distance = distance(colours[up], r, g, b);
                if (distance < least) {
                    least = distance;
                    best = up;
                }
                up = 4 * square(green(colours[up]) - g) >= least ? colours.length : up + 1;
            }
            if (down >= 0) {
                int distance = distance(colours[down], r, g, b);
                if (distance < least) {
                    least = distance;
                    best = down;
                }
                down = 4 * square(green(colours[down]) - g) >= least ? -1 : down - 1;
            }
        }
        return best;
    }

    private static int distance(int colour, int r, int g, int b) {
        return 2 * square((colour >> 16 & 0xff) - r) + 4 * square(green(colour) - g) + square((colour & 0xff) - b);
    }

    private static int square(int x) {
        return x * x;
    }

    private static int green(int colour) {
        return colour >> 8 & 0xff;
    }

    private static int clamp(int sample) {
        return Math.max(0, Math.min(255, sample));
    }
}
