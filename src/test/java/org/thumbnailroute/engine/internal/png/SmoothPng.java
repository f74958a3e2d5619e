package org.thumbnailroute.engine.internal.png;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.thumbnailroute.pictures.PngBuilder;

/** PNG files of each type and depth, of samples that a test can work out again. */
final class SmoothPng {

    static final int GREY = 0;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int GREY_ALPHA = 4;
    static final int RGB_ALPHA = 6;

    private SmoothPng() {}

    /** Smooth with some noise, and different in each channel; all sixteen bits are used. */
    static int sample(int x, int y, int channel) {
        int noise = ((x * 73 + y * 151 + channel * 31) * 2654435) >>> 9 & 0x0fff;
        return (x * 1300 + y * 700 * (channel + 1) + noise) & 0xffff;
    }

    static PngBuilder.Pixels pixels(int depth) {
        return (x, y, channel) -> sample(x, y, channel) >> (16 - depth);
    }

    /** The sample that a reader should make of it. */
    static int eightBits(int depth, int x, int y, int channel) {
        int stored = sample(x, y, channel) >> (16 - depth);
        return depth == 16 ? stored >> 8 : stored * 255 / ((1 << depth) - 1);
    }

    static byte[] palette(int entries) {
        byte[] palette = new byte[3 * entries];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i * 37 + i / 3 * 5);
        }
        return palette;
    }

    static Stream<Arguments> types() {
        List<Arguments> all = new ArrayList<>();
        for (boolean interlaced : new boolean[] {false, true}) {
            for (int depth : new int[] {1, 2, 4, 8, 16}) {
                all.add(Arguments.of(GREY, depth, interlaced));
                if (depth < 16) {
                    all.add(Arguments.of(PALETTE, depth, interlaced));
                }
                if (depth >= 8) {
                    all.add(Arguments.of(RGB, depth, interlaced));
                    all.add(Arguments.of(GREY_ALPHA, depth, interlaced));
                    all.add(Arguments.of(RGB_ALPHA, depth, interlaced));
                }
            }
        }
        return all.stream();
    }

    static byte[] file(int width, int height, int type, int depth, boolean interlaced) {
        PngBuilder builder = new PngBuilder(width, height, type, depth).interlaced(interlaced);
        if (type == PALETTE) {
            builder.chunk("PLTE", palette(1 << depth));
        }
        return builder.build(pixels(depth));
    }

    static PngBuilder.Pixels noise() {
        Random random = new Random(7);
        return (x, y, channel) -> random.nextInt();
    }
}
