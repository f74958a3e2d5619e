package org.thumbnailroute.pictures;

/**
 * Noise that depends on nothing but its seed and the place, so that rows can be drawn in any order, also in parallel.
 */
final class Noise {
    private static final int TILE = 128;

    /** Added to a place before it is cut to its lattice cell: no place is negative then, and Math.floor is slow. */
    private static final int FAR = 1 << 20;

    private final int seed;

    /** One repeating tile of lattice values: looked up, smooth noise costs a quarter of what hashing costs. */
    private final double[] tile = new double[TILE * TILE];

    /** Another seed, another texture. */
    Noise(int seed) {
        this.seed = seed;
        for (int i = 0; i < tile.length; i++) {
            tile[i] = grain(i % TILE, i / TILE);
        }
    }

    /** White noise, 0 to 1, that never repeats. */
    double grain(int x, int y) {
        int hash = seed * 0x9E3779B1 + x * 0x85EBCA77 + y * 0xC2B2AE3D;
        hash = (hash ^ (hash >>> 15)) * 0x2C1B3C6D;
        hash = (hash ^ (hash >>> 12)) * 0x297A2D39;
        return ((hash ^ (hash >>> 15)) >>> 8) * 0x1p-24;
    }

    /** White noise of one lattice cell, 0 to 1. */
    double cell(int x, int y) {
        return tile[(y & (TILE - 1)) * TILE + (x & (TILE - 1))];
    }

    /** White noise of the lattice cells, blended between them, 0 to 1. */
    double smooth(double x, double y) {
        double u = x + FAR;
        double v = y + FAR;
        int left = (int) u;
        int top = (int) v;
        int column = left & (TILE - 1);
        int next = (left + 1) & (TILE - 1);
        int row = (top & (TILE - 1)) * TILE;
        int below = ((top + 1) & (TILE - 1)) * TILE;
        double right = ease(u - left);
        double upper = tile[row + column] + right * (tile[row + next] - tile[row + column]);
        double lower = tile[below + column] + right * (tile[below + next] - tile[below + column]);
        return upper + ease(v - top) * (lower - upper);
    }

    /** Smooth noise summed over octaves, 0 to 1, about 0.5 on average. Each octave is turned, to hide the lattice. */
    double fractal(double x, double y, int octaves) {
        double sum = 0;
        double weights = 0;
        double weight = 1;
        double u = x;
        double v = y;
        for (int octave = 0; octave < octaves; octave++) {
            sum += weight * smooth(u, v);
            weights += weight;
            weight /= 2;
            double turned = 1.6 * u + 1.2 * v + 11.7;
            v = 1.6 * v - 1.2 * u + 5.3;
            u = turned;
        }
        return sum / weights;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
