package org.thumbnailroute.engine.internal.gif;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;

/** Writes a picture of one frame: GIF89a with a global palette. */
public final class GifEncoder {

    private static final int OPAQUE_FROM = 128;
    private static final int MOST_SIDE = 0xffff;

    private GifEncoder() {}

    /**
     * The picture as a file.
     *
     * @param width in pixels, at most 65,535
     * @param height likewise
     * @param argb 0xAARRGGBB row by row, not premultiplied; what is less than half opaque becomes transparent, the rest
     *     opaque
     */
    public static byte[] encode(int width, int height, int[] argb) {
        if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) {
            throw new IllegalArgumentException("a GIF of %dx%d pixels".formatted(width, height));
        }
        int[] pixels = new int[argb.length];
        boolean transparent = false;
        for (int i = 0; i < pixels.length; i++) {
            boolean opaque = argb[i] >>> 24 >= OPAQUE_FROM;
            pixels[i] = opaque ? argb[i] | 0xff000000 : 0;
            transparent |= !opaque;
        }
        Palette palette = Palette.of(pixels, transparent ? 255 : 256);
        byte[] indices = palette.exact() ? palette.indices(pixels) : new Diffusion(palette).indices(pixels, width);
        return file(width, height, palette, transparent, indices);
    }

    private static byte[] file(int width, int height, Palette palette, boolean transparent, byte[] indices) {
        int colours = palette.size() + (transparent ? 1 : 0);
        int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(colours - 1));
        ByteArrayOutputStream out = new ByteArrayOutputStream(1000 + indices.length / 2);
        out.writeBytes("GIF89a".getBytes(US_ASCII));
        u16(out, width);
        u16(out, height);
        out.write(0xf0 | (bits - 1));
        u16(out, 0);
        for (int i = 0; i < 1 << bits; i++) {
            int colour = i < palette.size() ? palette.colour(i) : 0;
            out.write(colour >> 16);
            out.write(colour >> 8);
            out.write(colour);
        }
        if (transparent) {
            out.writeBytes(new byte[] {0x21, (byte) 0xf9, 4, 1, 0, 0, (byte) palette.size(), 0});
        }
        out.write(0x2c);
        u16(out, 0);
        u16(out, 0);
        u16(out, width);
        u16(out, height);
        out.write(0);
        new LzwWriter(out, Math.max(2, bits)).write(indices);
        out.write(0x3b);
        return out.toByteArray();
    }

    private static void u16(ByteArrayOutputStream out, int value) {
        out.write(value);
        out.write(value >> 8);
    }
}
