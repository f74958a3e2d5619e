package org.thumbnailroute.pictures;

import static org.thumbnailroute.pictures.Ink.inside;
import static org.thumbnailroute.pictures.Ink.length;
import static org.thumbnailroute.pictures.Ink.lit;
import static org.thumbnailroute.pictures.Ink.mix;
import static org.thumbnailroute.pictures.Ink.step;

/** A printed cover: a sliced sun over waves (odd seeds) or quarter circles on a grid (even seeds), and lettering. */
final class AlbumCover implements Shader {
    /** Each row: paper, ink, and three colours for the shapes. */
    private static final int[][] PRINTS = {
        {0x1D2B4F, 0xF7EBD3, 0xFFC857, 0xE8505B, 0x2A9D8F},
        {0xF2E8D5, 0x22223B, 0xE4572E, 0x17BEBB, 0xFFC914},
        {0x3B1C4A, 0xFFEFE0, 0xFF9F5A, 0xE0457B, 0x5B7FDB},
        {0xE9EDE3, 0x1F3A3D, 0xD1495B, 0x30638E, 0xEDAE49},
    };

    private final Noise noise;
    private final int[] print;
    private final boolean sunny;

    AlbumCover(int seed) {
        noise = new Noise(seed);
        print = PRINTS[Math.floorMod(seed - 1, PRINTS.length)];
        sunny = Math.floorMod(seed, 2) == 1;
    }

    @Override
    public int colour(double x, double y, double pixel) {
        int picture = sunny ? sun(x, y, pixel) : tiles(x, y, pixel);
        picture = mix(picture, print[1], lettering(x + 0.43, y + 0.44, 0.0085, 19, 0));
        picture = mix(picture, print[1], lettering(x + 0.43, y + 0.375, 0.0042, 26, 1));
        double fibres = noise.fractal(x * 90, y * 140, 2) - 0.5;
        double wear = noise.fractal(x * 5, y * 5, 3) - 0.5;
        return lit(picture, 1 + 0.16 * fibres + 0.12 * wear);
    }

    private int sun(double x, double y, double pixel) {
        int paper = mix(print[0], lit(print[0], 1.7), step(-0.5, 0.35, y));
        double disc = inside(length(x, y + 0.02) - 0.29, pixel);
        // The slices grow towards the foot of the sun
        double slice = (y + 0.06) * 17;
        double gap = 0.06 + 0.07 * slice;
        boolean cut = slice > 0 && slice - Math.floor(slice) < gap;
        int picture = mix(paper, mix(print[2], print[3], step(-0.3, 0.24, y)), cut ? 0 : disc);
        for (int wave = 0; wave < 5 && y > 0.16; wave++) {
            double crest = 0.2 + 0.07 * wave + 0.028 * Math.sin(x * (9 - wave) + 1.9 * wave);
            int water = mix(print[4], print[0], wave / 5.0);
            double foam = inside(Math.abs(y - crest) - 0.0022, pixel);
            picture = mix(mix(picture, water, inside(crest - y, pixel)), print[1], 0.8 * foam);
        }
        return picture;
    }

    private int tiles(double x, double y, double pixel) {
        double size = 0.172;
        double right = (x + 0.43) / size;
        double down = (y + 0.3) / size;
        int column = (int) Math.floor(right);
        int row = (int) Math.floor(down);
        if (row < 0 || row > 3) {
            return print[0];
        }
        int turn = (int) (4 * noise.cell(column, row));
        int ground = print[pick(column, row, 7)];
        int shape = print[pick(column, row, 8)];
        double u = right - column - (turn & 1);
        double v = down - row - (turn >> 1);
        double radius = length(u, v);
        int tile = mix(ground, shape, inside(radius - 0.96, pixel / size));
        int core = mix(tile, ground, inside(radius - 0.56, pixel / size));
        return mix(core, print[0], inside(radius - 0.28, pixel / size));
    }

    private int pick(int column, int row, int salt) {
        return (int) (5 * noise.cell(column * 13 + salt, row * 17 + salt));
    }

    /** Letters of three by five dots in an alphabet of their own: no font is needed, so it looks alike everywhere. */
    private double lettering(double x, double y, double dot, int length, int line) {
        int column = (int) Math.floor(x / dot);
        int row = (int) Math.floor(y / dot);
        int letter = column >> 2;
        boolean written = row >= 0 && row < 5 && column >= 0 && letter < length && (column & 3) != 3;
        if (!written || noise.cell(letter, 50 + line) < 0.16) {
            return 0;
        }
        boolean stem = (column & 3) == 0 || (row == 2 && noise.cell(letter, 60 + line) < 0.7);
        return stem || noise.cell(column + 31 * line, 70 + row) < 0.45 ? 1 : 0;
    }
}
