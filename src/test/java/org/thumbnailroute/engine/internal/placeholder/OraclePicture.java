package org.thumbnailroute.engine.internal.placeholder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A generated picture, and what others make of it. {@code src/bench/peers/placeholders.mjs} draws the same pictures, and
 * wrote the file.
 *
 * @param thumbHash of the npm package thumbhash, in base64
 * @param dominant the middle of sharp's fullest bin, {@code #rrggbb}; {@code -} if the picture is not opaque
 */
record OraclePicture(Kind kind, SmallPicture pixels, String thumbHash, String dominant) {

    static List<OraclePicture> all() throws IOException {
        List<OraclePicture> pictures = new ArrayList<>();
        for (String line : lines()) {
            String[] words = line.split(" ", -1);
            String[] sides = words[1].split("x", -1);
            int width = Integer.parseInt(sides[0]);
            int height = Integer.parseInt(sides[1]);
            Kind kind = Kind.valueOf(words[0].toUpperCase(Locale.ROOT));
            int[] argb = draw(kind, width, height, new Random(pictures.size() + 1));
            pictures.add(new OraclePicture(kind, new SmallPicture(width, height, argb), words[2], words[3]));
        }
        return pictures;
    }

    private static List<String> lines() throws IOException {
        try (InputStream file =
                OraclePicture.class.getResourceAsStream("/org/thumbnailroute/engine/placeholders.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        }
    }

    private static int[] draw(Kind kind, int width, int height, Random random) {
        int[] argb = new int[width * height];
        int[] constant = random.next(6);
        for (int i = 0; i < argb.length; i++) {
            argb[i] = new Pixel(i % width, i / width, width, height, constant, random.next(4)).of(kind);
        }
        return argb;
    }

    enum Kind {
        NOISE,
        GREY,
        FLAT,
        WHITE,
        ACROSS,
        DOWN,
        PHOTO,
        BOARD,
        RING,
        LOGO,
        FADE,
        VEIL,
        MIST,
        NOTHING,
        HOLE
    }

    /** Numbers from 0 to 255, the same as in JavaScript. */
    private static final class Random {

        private int state;

        Random(int seed) {
            this.state = seed;
        }

        int[] next(int count) {
            int[] numbers = new int[count];
            for (int i = 0; i < count; i++) {
                state = state * 1_103_515_245 + 12_345;
                numbers[i] = state >>> 16 & 255;
            }
            return numbers;
        }
    }

    /**
     * One pixel.
     *
     * @param c the picture's random numbers
     * @param n its own
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pixel(int x, int y, int w, int h, int[] c, int[] n) {

        int of(Kind kind) {
            return switch (kind) {
                case NOISE -> argb(255, n[0], n[1], n[2]);
                case GREY -> argb(255, n[0], n[0], n[0]);
                case FLAT -> argb(255, c[0], c[1], c[2]);
                case WHITE -> argb(255, 255, 255, 255);
                case ACROSS -> argb(255, c[0] * x / w, c[1] * (w - x) / w, c[2]);
                case DOWN -> argb(255, c[0] * y / h, c[1], c[2] * (h - y) / h);
                case PHOTO -> photo(255);
                case BOARD -> (x + y) % 4 < 2 ? argb(255, c[0], c[1], c[2]) : argb(255, c[3], c[4], c[5]);
                case RING -> isInDisc(2) && !isInDisc(4) ? argb(255, c[0], c[1], c[2]) : argb(255, 240, 240, 240);
                case LOGO -> isInDisc(3) ? argb(255, c[0], c[1], c[2]) : argb(0, c[3], 0, 0);
                case FADE -> photo(255 * x / w);
                case VEIL -> argb(128, c[0], c[1], c[2]);
                case MIST -> argb(n[3], n[0], n[1], n[2]);
                case NOTHING -> argb(0, n[0], n[1], n[2]);
                case HOLE -> photo(x + y == 0 ? 0 : 255);
            };
        }

        private boolean isInDisc(int part) {
            long across = (2L * x + 1 - w) * h * part;
            long down = (2L * y + 1 - h) * w * part;
            return across * across + down * down < 4L * w * w * h * h;
        }

        private int photo(int alpha) {
            int grain = n[0] % 16;
            if (isInDisc(3)) {
                return argb(alpha, 200 + grain, c[0] / 2 + grain, grain);
            }
            return y * 3 * w > h * (w + x)
                    ? argb(alpha, grain, 60 + c[1] / 4 + grain, 20 + grain)
                    : argb(alpha, 60 + grain, 120 + 60 * y / h + grain, 200 + grain);
        }

        private static int argb(int alpha, int red, int green, int blue) {
            return alpha << 24 | red << 16 | green << 8 | blue;
        }
    }
}
