package org.thumbnailroute.pictures;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** GIF files of each kind that decoders trip over. The pixels are codes of nine bits that never become strings. */
public final class GifFile {

    private static final int CODE_SIZE = 8;
    private static final int CLEAR = 1 << CODE_SIZE;
    private static final int END = CLEAR + 1;
    /** A reader's codes grow when its dictionary has as many strings. */
    private static final int CLEAR_EVERY = 200;

    private final String version;
    private final int screenWidth;
    private final int screenHeight;
    private final Point place;
    private final boolean interlaced;
    private final boolean local;
    private final boolean transparent;

    private GifFile(
            String version,
            int screenWidth,
            int screenHeight,
            Point place,
            boolean interlaced,
            boolean local,
            boolean transparent) {
        this.version = version;
        this.screenWidth = screenWidth;
        this.screenHeight = screenHeight;
        this.place = place;
        this.interlaced = interlaced;
        this.local = local;
        this.transparent = transparent;
    }

    /** GIF89a, global palette, the screen is the frame's size or more. */
    public static GifFile plain() {
        return new GifFile("GIF89a", 0, 0, new Point(), false, false, false);
    }

    /** The older version, which knows no extensions. */
    public GifFile ofVersion87() {
        return new GifFile("GIF87a", screenWidth, screenHeight, place, interlaced, local, transparent);
    }

    /** A screen of this size. */
    public GifFile onScreen(int width, int height) {
        return new GifFile(version, width, height, place, interlaced, local, transparent);
    }

    /** The frame lies there. */
    public GifFile at(int left, int top) {
        return new GifFile(version, screenWidth, screenHeight, new Point(left, top), interlaced, local, transparent);
    }

    /** Rows in four passes. */
    public GifFile interlaced() {
        return new GifFile(version, screenWidth, screenHeight, place, true, local, transparent);
    }

    /** The palette belongs to the frame; the global one is all red. */
    public GifFile withLocalPalette() {
        return new GifFile(version, screenWidth, screenHeight, place, interlaced, true, transparent);
    }

    /** What is transparent in the picture is so in the file, otherwise it is black. */
    public GifFile transparent() {
        return new GifFile(version, screenWidth, screenHeight, place, interlaced, local, true);
    }

    /** The picture as a file; it may have 254 colours and transparent pixels. */
    public byte[] encode(BufferedImage image) {
        List<Integer> colours = new ArrayList<>(List.of(0));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        int[] indices = IntStream.of(pixels).map(pixel -> index(colours, pixel)).toArray();
        var out = new ByteArrayOutputStream();
        out.writeBytes(version.getBytes(US_ASCII));
        shorts(
                out,
                screenWidth == 0 ? image.getWidth() : screenWidth,
                screenHeight == 0 ? image.getHeight() : screenHeight);
        // a background in the colour of the picture shows when somebody paints it
        out.writeBytes(new byte[] {(byte) 0xF7, 1, 0});
        palette(out, local ? List.of(0xFF0000) : colours);
        if (transparent) {
            out.writeBytes(new byte[] {0x21, (byte) 0xF9, 4, 1, 0, 0, 0, 0});
        }
        out.writeBytes(new byte[] {0x21, (byte) 0xFE, 3, 'a', 'b', ',', 0});
        out.write(',');
        shorts(out, place.x, place.y, image.getWidth(), image.getHeight());
        out.write((interlaced ? 0x40 : 0) | (local ? 0x87 : 0));
        if (local) {
            palette(out, colours);
        }
        data(out, stored(indices, image.getWidth(), image.getHeight()));
        out.write(';');
        return out.toByteArray();
    }

    private static int index(List<Integer> colours, int pixel) {
        if (pixel >>> 24 == 0) {
            return 0;
        }
        int colour = pixel & 0xFFFFFF;
        int index = colours.lastIndexOf(colour);
        if (index < 1) {
            colours.add(colour);
            return colours.size() - 1;
        }
        return index;
    }

    private static void palette(ByteArrayOutputStream out, List<Integer> colours) {
        for (int i = 0; i < 256; i++) {
            int colour = colours.get(Math.min(i, colours.size() - 1));
            out.writeBytes(new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour});
        }
    }

    private int[] stored(int[] indices, int width, int height) {
        IntStream rows = IntStream.range(0, height);
        if (interlaced) {
            rows = IntStream.of(0, 4, 2, 1).flatMap(first -> {
                int step = first == 0 ? 8 : 2 * first;
                return IntStream.range(0, height).filter(y -> y % step == first);
            });
        }
        return rows.flatMap(y -> Arrays.stream(indices, y * width, (y + 1) * width))
                .toArray();
    }

    private static void data(ByteArrayOutputStream out, int[] indices) {
        var packed = new ByteArrayOutputStream();
        int bits = 0;
        int bitCount = 0;
        for (int i = 0; i <= indices.length; i++) {
            int last = i == indices.length ? END : indices[i];
            int[] codes = i % CLEAR_EVERY == 0 ? new int[] {CLEAR, last} : new int[] {last};
            for (int code : codes) {
                bits |= code << bitCount;
                for (bitCount += CODE_SIZE + 1; bitCount >= 8; bitCount -= 8) {
                    packed.write(bits);
                    bits >>>= 8;
                }
            }
        }
        packed.write(bits);
        byte[] bytes = packed.toByteArray();
        out.write(CODE_SIZE);
        for (int from = 0; from < bytes.length; from += 255) {
            int length = Math.min(255, bytes.length - from);
            out.write(length);
            out.write(bytes, from, length);
        }
        out.write(0);
    }

    private static void shorts(ByteArrayOutputStream out, int... values) {
        for (int value : values) {
            out.write(value);
            out.write(value >> 8);
        }
    }
}
