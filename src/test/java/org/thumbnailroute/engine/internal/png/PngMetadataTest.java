package org.thumbnailroute.engine.internal.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thumbnailroute.engine.internal.png.SmoothPng.GREY;
import static org.thumbnailroute.engine.internal.png.SmoothPng.file;
import static org.thumbnailroute.engine.internal.png.SmoothPng.pixels;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.internal.codec.Orientation;
import org.thumbnailroute.pictures.PngBuilder;

/** What stands beside the pixels: orientation and colour profile. */
class PngMetadataTest {

    @Test
    void findsTheOrientationBeforeAndBehindThePixels() {
        byte[] exif = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0};
        byte[] before = new PngBuilder(4, 4, GREY, 8).chunk("eXIf", exif).build(pixels(8));
        byte[] behind = new PngBuilder(4, 4, GREY, 8).chunkBehind("eXIf", exif).build(pixels(8));

        assertEquals(Orientation.TURN_RIGHT, new PngDecoder(before).header().orientation());
        assertEquals(Orientation.TURN_RIGHT, new PngDecoder(behind).header().orientation());
    }

    @Test
    void inflatesTheProfileUnlessItIsBrokenOrABomb() {
        byte[] profile = new byte[3000];
        new Random(1).nextBytes(profile);
        byte[] deflated = PngBuilder.deflate(profile);

        assertArrayEquals(profile, profileOf(iccp("p", deflated)));
        assertArrayEquals(profile, profileOf(iccp("p".repeat(79), deflated)));
        assertEquals(0, profileOf(iccp("p".repeat(80), deflated)).length);
        assertEquals(0, profileOf(iccp("p", Arrays.copyOf(deflated, 2000))).length);
        assertEquals(0, profileOf(iccp("p", new byte[100])).length);
        assertEquals(0, profileOf(iccp("p", PngBuilder.deflate(new byte[(4 << 20) + 1]))).length);
        assertEquals(0, profileOf(new byte[0]).length);
        assertEquals(0, profileOf(new byte[] {'p'}).length);
    }

    /** Browsers apply gAMA, libvips and Pillow do not: a thumbnail has the samples of its original. */
    @Test
    void takesNoProfileFromGammaAndChromaticities() {
        byte[] file = new PngBuilder(4, 4, GREY, 8)
                .chunk("gAMA", ByteBuffer.allocate(4).putInt(100_000).array())
                .chunk("cHRM", new byte[32])
                .build(pixels(8));

        assertEquals(0, new PngDecoder(file).header().iccProfile().length);
    }

    private static byte[] iccp(String name, byte[] deflated) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(new byte[2]);
        chunk.writeBytes(deflated);
        return chunk.toByteArray();
    }

    private static byte[] profileOf(byte[] iccp) {
        byte[] file = new PngBuilder(4, 4, GREY, 8).chunk("iCCP", iccp).build(pixels(8));
        return new PngDecoder(file).header().iccProfile();
    }
}
