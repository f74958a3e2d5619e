package org.thumbnailroute.pictures;

import static org.thumbnailroute.pictures.Ink.inside;
import static org.thumbnailroute.pictures.Ink.length;
import static org.thumbnailroute.pictures.Ink.lit;
import static org.thumbnailroute.pictures.Ink.mix;
import static org.thumbnailroute.pictures.Ink.step;

/** Head and shoulders of a drawn person before blurred evening lights. */
final class Portrait implements Shader {
    /** Each row: skin, hair, pullover. */
    private static final int[][] PEOPLE = {
        {0xE3AA84, 0x4A2A1C, 0xC8553D}, {0x9A6644, 0x1E1715, 0xE0A93B}, {0xF0C7A4, 0xB8692E, 0x3E7C7A},
    };

    private final Noise noise;
    private final int skin;
    private final int hair;
    private final int pullover;

    Portrait(int seed) {
        noise = new Noise(seed);
        int[] person = PEOPLE[Math.floorMod(seed - 1, PEOPLE.length)];
        skin = person[0];
        hair = person[1];
        pullover = person[2];
    }

    @Override
    public int colour(double x, double y, double pixel) {
        double edge = Math.max(pixel, 0.003);
        double pulled = inside(oval(x, y - 0.66, 0.43, 0.36), edge);
        if (pulled == 1) {
            return wool(x, y);
        }
        double hairy = inside(mane(x, y), edge * 2);
        int picture = hairy == 1 ? 0 : lights(x, y);
        picture = hairy == 0 ? picture : mix(picture, strands(x, y, 0.72), hairy);
        picture = mix(picture, lit(skin, 0.8 - 0.8 * x - 0.3 * step(0.25, 0.12, y)), inside(neck(x, y), edge));
        picture = pulled == 0 ? picture : mix(picture, wool(x, y), pulled);
        double facial = inside(oval(x, y + 0.05, 0.165, 0.215 - 0.03 * step(0.1, -0.2, y)), edge);
        picture = facial == 0 ? picture : mix(picture, face(x, y, pixel), facial);
        double fringed = inside(fringe(x, y), edge);
        return fringed == 0 ? picture : mix(picture, strands(x, y, 1), fringed);
    }

    /** Hair over the forehead, parted on one side. */
    private double fringe(double x, double y) {
        double scalp = oval(x, y + 0.075, 0.208, 0.238);
        double aside = x + 0.06;
        double line = y + 0.165 - (aside > 0 ? 0.35 * aside + 1.4 * aside * aside : -0.7 * aside + 3 * aside * aside);
        return Math.max(scalp, line + 0.01 * (noise.smooth(x * 70, 3) - 0.5));
    }

    private int face(double x, double y, double pixel) {
        double light =
                1.06 - 0.9 * x * Math.abs(x) * 8 - 0.25 * step(0.02, 0.2, y) * Math.abs(x) * 4 - 0.1 * step(0, 0.3, y);
        int picture = lit(skin, light + 0.1 * (noise.fractal(x * 90, y * 90, 3) - 0.5));
        double side = Math.abs(x);
        picture = mix(picture, 0xD0604F, 0.3 * step(0.06, 0, length(side - 0.09, y - 0.035)));
        double nose = step(0.03, 0, length((x - 0.016) * 1.5, (y - 0.02) * 0.7));
        picture = mix(picture, lit(skin, 0.72), 0.55 * nose);
        picture = mix(picture, lit(skin, 1.15), 0.6 * step(0.02, 0, length(x + 0.004, (y - 0.012) * 0.5)));
        picture = mix(picture, lit(skin, 0.5), 0.6 * inside(oval(side - 0.014, y - 0.042, 0.008, 0.004), 0.006));
        picture = eyes(picture, side, x, y, pixel);
        double smile = y - 0.092 + 2.2 * x * x;
        picture = mix(picture, 0xA8433F, inside(Math.max(Math.abs(smile) - 0.013 + 2.8 * x * x, side - 0.062), 0.005));
        return mix(picture, 0x5C1F22, 0.8 * inside(Math.max(Math.abs(smile) - 0.0018, side - 0.058), 0.003));
    }

    private int eyes(int face, double side, double x, double y, double pixel) {
        double edge = Math.max(pixel, 0.0025);
        double white = Math.max(oval(side - 0.066, y + 0.048, 0.03, 0.0165), -0.062 - y);
        int picture = mix(face, lit(skin, 0.6), 0.5 * inside(oval(side - 0.066, y + 0.05, 0.036, 0.022), 0.016));
        picture = mix(picture, 0xF6F1EA, inside(white, edge));
        double fromIris = length(Math.abs(x) - 0.066, y + 0.049);
        int iris = mix(0x6F9A86, 0x27443F, fromIris / 0.014);
        picture = mix(picture, iris, inside(Math.max(white, fromIris - 0.0135), edge));
        picture = mix(picture, 0x0D0D10, inside(fromIris - 0.0062, edge));
        picture = mix(picture, 0xFFFFFF, inside(length(Math.abs(x - 0.004) - 0.066, y + 0.055) - 0.0032, edge));
        double lid = Math.max(Math.abs(white) - 0.0022, y + 0.05);
        picture = mix(picture, lit(hair, 0.6), inside(lid, edge));
        double arch = y + 0.092 - 8 * (side - 0.078) * (side - 0.078);
        double brow = Math.max(Math.abs(arch) - 0.0058 + 0.06 * (side - 0.06), Math.abs(side - 0.07) - 0.036);
        return mix(picture, hair, 0.85 * inside(brow, 0.006));
    }

    private double mane(double x, double y) {
        double wave = 0.012 * Math.sin(y * 34 + 2);
        double lock = Math.max(Math.abs(x) - 0.213 - wave * step(-0.05, 0.1, y), -0.08 - y);
        double tips = y - 0.33 - 0.03 * noise.smooth(x * 40, 9) + 0.5 * Math.abs(Math.abs(x) - 0.15);
        return Math.min(oval(x, y + 0.07, 0.215, 0.25), Math.max(lock, tips));
    }

    private static double neck(double x, double y) {
        double flare = 0.07 + 3.4 * Math.max(0, y - 0.17) * Math.max(0, y - 0.17);
        return Math.max(Math.abs(x) - flare, Math.max(0.05 - y, y - 0.42));
    }

    private int strands(double x, double y, double light) {
        double across = (x + 0.055) / (0.6 + y) * 27;
        double strand = noise.fractal(across * 4, y * 5, 3);
        double gloss = step(0.05, 0, Math.abs(length(x, y + 0.02) - 0.19)) * step(0, -0.15, y);
        return lit(hair, light * (0.55 + 0.95 * strand + 0.5 * gloss * strand));
    }

    private int wool(double x, double y) {
        double column = x * 62;
        double stitch = y * 74 + Math.abs(column - Math.floor(column) - 0.5) * 1.6;
        double knit = Math.sin(Math.PI * (stitch - Math.floor(stitch)));
        double collar = step(0.012, 0.009, Math.abs(oval(x, y - 0.3, 0.145, 0.055)));
        double light = 0.62 + 0.34 * knit - 0.35 * x + 0.3 * (noise.fractal(x * 40, y * 40, 3) - 0.5);
        return lit(pullover, light - 0.14 * collar);
    }

    /** Out-of-focus lamps: discs of a few sizes, each in the cell of a lattice or reaching over from its neighbours. */
    private int lights(double x, double y) {
        int picture =
                lit(mix(0x1C2340, 0x5A3A4C, step(-0.5, 0.6, y + 0.2 * x)), 0.8 + 0.4 * noise.smooth(x * 3, y * 3));
        double u = x * 5;
        double v = y * 5;
        for (int row = (int) Math.floor(v) - 1; row <= Math.floor(v) + 1; row++) {
            for (int column = (int) Math.floor(u) - 1; column <= Math.floor(u) + 1; column++) {
                double distance = length(u - column - noise.cell(column, row), v - row - noise.cell(column + 40, row));
                double radius = 0.25 + 0.5 * noise.cell(column + 80, row);
                if (distance < radius) {
                    picture = mix(picture, lamp(column, row), glow(column, row, distance, radius));
                }
            }
        }
        return picture;
    }

    private int lamp(int column, int row) {
        int other = noise.cell(column, row + 40) > 0.6 ? 0xE8508C : 0xFFE9B8;
        return mix(0xFFB454, other, noise.cell(column, row + 80));
    }

    private double glow(int column, int row, double distance, double radius) {
        double rim = 0.75 + 0.25 * step(radius * 0.7, radius, distance);
        return 0.42 * rim * noise.cell(column + 9, row + 9) * step(radius, radius - 0.06, distance);
    }

    /** The signed distance to an oval's edge, near enough for a smooth edge. */
    private static double oval(double x, double y, double halfWidth, double halfHeight) {
        return (length(x / halfWidth, y / halfHeight) - 1) * Math.min(halfWidth, halfHeight);
    }
}
