package org.thumbnailroute.pictures;

import static org.thumbnailroute.pictures.Ink.clamp;
import static org.thumbnailroute.pictures.Ink.inside;
import static org.thumbnailroute.pictures.Ink.length;
import static org.thumbnailroute.pictures.Ink.lit;
import static org.thumbnailroute.pictures.Ink.mix;
import static org.thumbnailroute.pictures.Ink.step;

import java.util.List;

/** Sky, sun, clouds, ranges of mountains, a forest, and the lake that mirrors them. */
final class Landscape implements Shader {
    private static final double SHORE = 0.24;
    private static final int FOREST = 3;
    private static final double SPRUCE = 0.06;

    private final Noise noise;
    private final Daytime light;
    private final List<Ridge> ridges;

    Landscape(int seed) {
        noise = new Noise(seed);
        light = Daytime.values()[Math.floorMod(seed - 1, Daytime.values().length)];
        ridges = List.of(
                new Ridge(new Noise(seed * 7 + 1), 0.06, 0.62, 1.7),
                new Ridge(new Noise(seed * 7 + 2), 0.12, 0.34, 2.3),
                new Ridge(new Noise(seed * 7 + 3), 0.20, 0.22, 2.6),
                new Ridge(new Noise(seed * 7 + 4), 0.245, 0.12, 3.1));
    }

    @Override
    public int colour(double x, double y, double pixel) {
        return y < SHORE ? land(FOREST, x, y, pixel) : lake(x, y - SHORE, pixel);
    }

    private int lake(double x, double depth, double pixel) {
        // Waves look flatter and denser towards the far shore
        double wave = noise.fractal(x * 9 / (depth + 0.15), 5 / (depth + 0.07), 3) - 0.5;
        double sway = wave * (0.015 + 0.35 * depth);
        int mirrored = land(FOREST, x + 0.3 * sway, SHORE - depth - Math.abs(sway), pixel);
        int water = mix(lit(mirrored, 0.86), light.water, 0.22 + 0.5 * clamp(depth * 1.6));
        return lit(water, 1 + 1.1 * wave * clamp(0.3 + 2 * depth));
    }

    /** The first ridge, from this one to the back, that reaches up to here; above them all the sky. */
    private int land(int front, double x, double y, double pixel) {
        for (int index = front; index >= 0; index--) {
            double top = top(index, x, y);
            double covered = inside(top - y, pixel);
            if (covered > 0) {
                int colour = index == FOREST ? forest(x, y, top) : rock(index, x, y, top);
                return covered == 1 ? colour : mix(land(index - 1, x, y, pixel), colour, covered);
            }
        }
        return sky(x, y, pixel);
    }

    private double top(int index, double x, double y) {
        double top = ridges.get(index).top(x);
        return index == FOREST && y > top - SPRUCE ? top - tree(x) : top;
    }

    private int rock(int index, double x, double y, double top) {
        double scale = 8 + 3 * index;
        double here = crag(x * scale, (y - 0.6 * top) * scale);
        // Light from the sun's side: what rises towards it is brighter
        double relief = here - crag((x + 0.007) * scale, (y - 0.6 * top - 0.006) * scale);
        int stone = lit(mix(light.far, light.near, index / 2.6), 1 + 2.6 * relief + 0.5 * (here - 0.5));
        double snow = index == 2 ? 0 : step(0.16, 0.02, y - top + 0.34 * (here - 0.5)) * step(0.02, -0.14, top);
        int snowed = mix(stone, lit(light.snow, 0.92 + 2 * relief), snow * (1 - 0.4 * index));
        double haze = 0.5 * step(-0.12, SHORE, y) * (1 - index / 3.5);
        return mix(snowed, light.horizon, haze);
    }

    /** Folded noise has creases where smooth noise has valleys: gullies and edges of rock. */
    private double crag(double x, double y) {
        return 1 - Math.abs(2.4 * noise.fractal(x, y, 4) - 1.2);
    }

    private int forest(double x, double y, double top) {
        double crowns = noise.fractal(x * 60, y * 38, 3);
        return lit(light.forest, 0.55 + 0.9 * crowns * crowns + 0.4 * step(0.03, 0, y - top));
    }

    /** The height of the spruces along the shore: a jagged line of cones. */
    private double tree(double x) {
        double near = cone(x * 46, 0);
        double behind = cone(x * 61 + 0.5, 1);
        return SPRUCE * Math.max(near, 0.8 * behind);
    }

    private double cone(double place, int row) {
        int index = (int) Math.floor(place);
        double fromTrunk = Math.abs(place - index - 0.35 - 0.3 * noise.cell(index, 100 + row));
        return (0.35 + 0.65 * noise.cell(index, 200 + row)) * Math.max(0, 1 - 2.1 * fromTrunk);
    }

    private int sky(double x, double y, double pixel) {
        int air = y < -0.12
                ? mix(light.middle, light.zenith, step(-0.12, -0.55, y))
                : mix(light.horizon, light.middle, step(0.14, -0.12, y));
        double fromSun = length(x - 0.33, y + 0.17);
        air = mix(air, light.sun, 0.45 / (1 + 30 * fromSun * fromSun) + 0.4 / (1 + 300 * fromSun * fromSun));
        air = mix(air, lit(light.sun, 1.12), inside(fromSun - 0.045, Math.max(pixel, 0.004)));
        double cloud = noise.fractal(x * 1.7 + 3, y * 6.5, 5);
        if (cloud < 0.5) {
            return air;
        }
        double shade = cloud - noise.fractal((x + 0.05) * 1.7 + 3, (y - 0.02) * 6.5, 3);
        return mix(air, lit(light.cloud, 1 + 0.9 * shade), 0.85 * step(0.5, 0.74, cloud) * step(0.2, -0.2, y));
    }

    private enum Daytime {
        DUSK(0x23325C, 0x8C7CA6, 0xF7B98A, 0xFFE3B0, 0xF4A58C, 0x7C7396, 0x3A4666, 0x1C2E38, 0xF6D9CF, 0x2B3A5C),
        NOON(0x2C6CB4, 0x76ADDC, 0xD6E8F0, 0xFFFBE8, 0xFAFCFF, 0x8098B0, 0x5C7468, 0x2C4A34, 0xFAFCFF, 0x245C78),
        DAWN(0x3F6C93, 0xA9BFD0, 0xFBE3C8, 0xFFF3CF, 0xFBE6E0, 0x8E9DB4, 0x57707E, 0x28423F, 0xFFF4EC, 0x4A7284);

        private final int zenith;
        private final int middle;
        private final int horizon;
        private final int sun;
        private final int cloud;
        private final int far;
        private final int near;
        private final int forest;
        private final int snow;
        private final int water;

        Daytime(
                int zenith,
                int middle,
                int horizon,
                int sun,
                int cloud,
                int far,
                int near,
                int forest,
                int snow,
                int water) {
            this.zenith = zenith;
            this.middle = middle;
            this.horizon = horizon;
            this.sun = sun;
            this.cloud = cloud;
            this.far = far;
            this.near = near;
            this.forest = forest;
            this.snow = snow;
            this.water = water;
        }
    }

    /** A mountain line, sampled once: a column of pixels would otherwise compute the same height again and again. */
    private static final class Ridge {
        private static final int PER_UNIT = 1000;
        private static final int REACH = 6;

        private final double[] tops = new double[2 * REACH * PER_UNIT];

        Ridge(Noise noise, double foot, double height, double frequency) {
            for (int i = 0; i < tops.length; i++) {
                double rough = noise.fractal((double) i / PER_UNIT * frequency, 0.5, 7);
                tops[i] = foot - height * Math.max(0, rough - 0.25);
            }
        }

        double top(double x) {
            double place = Math.max(0, Math.min(tops.length - 1.001, (x + REACH) * PER_UNIT));
            int left = (int) place;
            return tops[left] + (place - left) * (tops[left + 1] - tops[left]);
        }
    }
}
