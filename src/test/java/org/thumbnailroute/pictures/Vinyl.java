package org.thumbnailroute.pictures;

import static org.thumbnailroute.pictures.Ink.inside;
import static org.thumbnailroute.pictures.Ink.length;
import static org.thumbnailroute.pictures.Ink.lit;
import static org.thumbnailroute.pictures.Ink.mix;
import static org.thumbnailroute.pictures.Ink.step;

/** A vinyl record seen from above: grooves, the light's two cones, a printed label, and a wooden table. */
final class Vinyl implements Shader {
    private static final int[] LABELS = {0xD8483E, 0x2F7F8F, 0xE0A22E};

    private final Noise noise;
    private final int label;

    Vinyl(int seed) {
        noise = new Noise(seed);
        label = LABELS[Math.floorMod(seed - 1, LABELS.length)];
    }

    @Override
    public int colour(double x, double y, double pixel) {
        double radius = length(x, y);
        double shadow = step(0.53, 0.42, length(x - 0.015, y - 0.025));
        double pressed = inside(radius - 0.46, pixel);
        int table = pressed == 1 ? 0 : lit(wood(x, y), 1 - 0.65 * shadow);
        int picture = pressed == 0 ? table : mix(table, disc(x, y, radius), pressed);
        picture = mix(picture, paper(x, y, radius, pixel), inside(radius - 0.165, pixel));
        return mix(picture, 0x2A1D14, inside(radius - 0.011, pixel));
    }

    private int disc(double x, double y, double radius) {
        double groove = noise.smooth(radius * 420, 0.5) + noise.smooth(radius * 1100, 7.5) - 1;
        boolean pause = noise.cell((int) (radius * 95), 3) < 0.12;
        double depth = radius > 0.45 || radius < 0.19 || pause ? 0.15 : 1;
        // Grooves shine where they run across the light: two opposite cones, as on every photo of a record
        double towardsLight = (0.73 * x + 0.68 * y) / radius;
        double cone = towardsLight * towardsLight * towardsLight * towardsLight;
        double shine = cone * cone * (0.75 + 0.5 * depth * groove);
        double dust = noise.cell((int) Math.floor(x * 900), (int) Math.floor(y * 900)) > 0.9985 ? 34 : 0;
        return Ink.shifted(mix(0x121316, 0x9AA3B0, 0.62 * shine), 9 * depth * groove + dust);
    }

    private int paper(double x, double y, double radius, double pixel) {
        double print = 0.06 * (noise.fractal(x * 120, y * 120, 2) - 0.5);
        int picture = mix(label, 0xF6EBD6, inside(Math.abs(radius - 0.152) - 0.0025, pixel));
        picture =
                mix(picture, 0xF6EBD6, inside(Math.abs(y + 0.075) - 0.024, pixel) * inside(Math.abs(x) - 0.085, pixel));
        picture = mix(picture, label, inside(Math.abs(y + 0.075) - 0.008, pixel) * inside(Math.abs(x) - 0.06, pixel));
        double line = (y - 0.045) / 0.022;
        int index = (int) Math.floor(line);
        double reach = 0.1 - 0.02 * index - 0.02 * noise.cell(index, 9);
        boolean word = index >= 0 && index < 4 && noise.cell((int) Math.floor(x * 150), index) > 0.2;
        double text = word ? inside(Math.abs(line - index - 0.5) * 0.022 - 0.004, pixel) : 0;
        picture = mix(picture, 0x2A1D14, 0.8 * text * inside(Math.abs(x) - reach, pixel));
        return lit(picture, 1 + print + 0.12 * step(0.2, -0.2, x + y));
    }

    private int wood(double x, double y) {
        double plank = Math.floor(y * 4.4 + 0.3);
        double shift = 9 * noise.cell((int) plank, 1);
        double bend = noise.fractal(x * 1.3 + shift, y * 5, 3);
        double rings = 0.5 + 0.5 * Math.sin(70 * (bend + 0.18 * y));
        double fibre = noise.fractal(x * 14 + shift, y * 260, 2);
        double gap = step(0.012, 0.002, y * 4.4 + 0.3 - plank);
        double light = 0.82 + 0.3 * noise.cell((int) plank, 2) + 0.3 * (fibre - 0.5) - 0.6 * gap;
        return lit(mix(0x9C6B41, 0x7A4B2A, 0.7 * rings), light);
    }
}
