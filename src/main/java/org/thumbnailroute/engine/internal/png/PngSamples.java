package org.thumbnailroute.engine.internal.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Turns the rows of a picture into interleaved samples of eight bits: of grey or red, green and blue, and then of alpha if
 * there is any. Sixteen bits lose their lower eight, a palette is looked up, a transparent colour gets its alpha.
 */
final class PngSamples {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int OPAQUE = 0xff000000;

    /** What is written behind a row's end at most. */
    static final int SLACK = 8;

    private final PixelType type;
    private final int depth;
    private final int channels;
    /** A palette's colours as they lie in memory, red in the lowest byte; empty for other types. */
    private final int[] colours;
    /** The transparent colour, one number for each sample; empty if there is none. */
    private final int[] key;

    PngSamples(PngInfo info) {
        this.type = info.type();
        this.depth = info.depth();
        this.colours = type == PixelType.PALETTE ? colours(info) : new int[0];
        this.key = key(info);
        this.channels = colourPlanes(type) + (hasAlpha() ? 1 : 0);
    }

    static int colourPlanes(PixelType type) {
        return type == PixelType.GREY || type == PixelType.GREY_ALPHA ? 1 : 3;
    }

    private static int[] colours(PngInfo info) {
        int[] colours = new int[256];
        byte[] palette = info.palette();
        byte[] alpha = info.transparency();
        for (int i = 0; i < colours.length; i++) {
            // an index outside the palette is an error that others take for black, too
            int at = 3 * i;
            int rgb = at < palette.length
                    ? (palette[at] & 0xff) | (palette[at + 1] & 0xff) << 8 | (palette[at + 2] & 0xff) << 16
                    : 0;
            colours[i] = rgb | (i < alpha.length ? (alpha[i] & 0xff) << 24 : OPAQUE);
        }
        return colours;
    }

    private static int[] key(PngInfo info) {
        byte[] transparency = info.transparency();
        int samples = info.type().samples();
        boolean keyed = info.type() == PixelType.GREY || info.type() == PixelType.RGB;
        if (!keyed || transparency.length < 2 * samples) {
            return new int[0];
        }
        int[] key = new int[samples];
        for (int i = 0; i < samples; i++) {
            key[i] = Chunk.u16(transparency, 2 * i) & (1 << info.depth()) - 1;
        }
        return key;
    }

    /** Whether a pixel may be transparent. */
    final boolean hasAlpha() {
        if (type == PixelType.GREY_ALPHA || type == PixelType.RGB_ALPHA || key.length > 0) {
            return true;
        }
        int all = OPAQUE;
        for (int colour : colours) {
            all &= colour;
        }
        return all != OPAQUE;
    }

    /** Whether rows are already what they should become. */
    boolean areStored() {
        return depth == 8 && key.length == 0 && type != PixelType.PALETTE;
    }

    /** Samples of a pixel, alpha's included. */
    int channels() {
        return channels;
    }

    /**
     * Converts a row.
     *
     * @param row as stored
     * @param from where it begins
     * @param pixels to convert
     * @param out to be filled, from its begin; {@link #SLACK} longer than the row
     */
    void convert(byte[] row, int from, int pixels, byte[] out) {
        if (type == PixelType.PALETTE) {
            colour(row, from, pixels, out);
        } else if (key.length > 0) {
            keyed(row, from, pixels, out);
        } else if (depth == 16) {
            for (int i = 0; i < pixels * channels; i++) {
                out[i] = row[from + 2 * i];
            }
        } else {
            grey(row, from, pixels, out);
        }
    }

    private void colour(byte[] row, int from, int pixels, byte[] out) {
        int at = 0;
        if (depth == 8) {
            for (int i = 0; i < pixels; i++) {
                INT.set(out, at, colours[row[from + i] & 0xff]);
                at += channels;
            }
            return;
        }
        for (int i = 0; i < pixels; i++) {
            INT.set(out, at, colours[packed(row, from, i)]);
            at += channels;
        }
    }

    private void grey(byte[] row, int from, int pixels, byte[] out) {
        if (depth == 1) {
            bilevel(row, from, pixels, out);
            return;
        }
        int scale = 255 / ((1 << depth) - 1);
        for (int i = 0; i < pixels; i++) {
            out[i] = (byte) (packed(row, from, i) * scale);
        }
    }

    /** Eight pixels at a time: scanned pages are large. */
    private static void bilevel(byte[] row, int from, int pixels, byte[] out) {
        for (int i = 0; i < pixels; i += 8) {
            // each bit to its own byte, the highest to the first, and 1 becomes 255
            long spread = ((row[from + (i >>> 3)] & 0xff) * 0x8040_2010_0804_0201L) >>> 7 & 0x0101_0101_0101_0101L;
            LONG.set(out, i, spread * 255);
        }
    }

    /** The sample with this number, of one, two, four or eight bits. */
    private int packed(byte[] row, int from, int index) {
        int bit = index * depth;
        int shift = 8 - depth - (bit & 7);
        return row[from + (bit >>> 3)] >> shift & ((1 << depth) - 1);
    }

    private void keyed(byte[] row, int from, int pixels, byte[] out) {
        int at = 0;
        int samples = key.length;
        int scale = depth >= 8 ? 1 : 255 / ((1 << depth) - 1);
        for (int i = 0; i < pixels; i++) {
            boolean transparent = true;
            for (int c = 0; c < samples; c++) {
                int index = i * samples + c;
                int sample = depth == 16 ? Chunk.u16(row, from + 2 * index) : packed(row, from, index);
                transparent &= sample == key[c];
                out[at++] = (byte) (depth == 16 ? sample >> 8 : sample * scale);
            }
            out[at++] = (byte) (transparent ? 0 : 255);
        }
    }
}
