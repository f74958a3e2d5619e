package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.thumbnailroute.pictures.TiffBuilder.SHORT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.pictures.TiffBuilder;

/** Extra samples: which of them is alpha. */
class TiffAlphaTest {

    private static final int CLEAR_RED = 0x66ff0000;

    /** One pixel, of samples of 8 bits. */
    private static TiffBuilder pixel(int photometric, int... samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return TiffBuilder.of(1, 1, photometric, samples.length, 8).parts(bytes);
    }

    private static int decoded(TiffBuilder file) {
        return DecodedPicture.of(new TiffDecoder(file.encode())).getRGB(0, 0);
    }

    /** 0 is what Photoshop, ImageMagick and others write, and takes libvips for alpha. */
    @ParameterizedTest(name = "ExtraSamples {0}")
    @ValueSource(ints = {0, 2, 7})
    void takesTheOnlyExtraSampleForAlpha(int kind) {
        assertEquals(CLEAR_RED, decoded(pixel(2, 0xff, 0, 0, 0x66).with(338, SHORT, kind)));
        assertEquals(0x66ffffff, decoded(pixel(1, 0xff, 0x66).with(338, SHORT, kind)));
        assertEquals(0x66000000, decoded(pixel(0, 0xff, 0x66).with(338, SHORT, kind)));
        assertEquals(CLEAR_RED, decoded(pixel(5, 0, 0xff, 0xff, 0, 0x66).with(338, SHORT, kind)));
    }

    @Test
    void takesTheOnlyExtraSampleForAlphaWhereNothingIsSaidOfIt() {
        assertEquals(CLEAR_RED, decoded(pixel(2, 0xff, 0, 0, 0x66)));
        assertEquals(0x66ffffff, decoded(pixel(1, 0xff, 0x66)));
    }

    @Test
    void knowsColoursThatAreMultipliedByAlpha() {
        assertEquals(CLEAR_RED, decoded(pixel(2, 0x66, 0, 0, 0x66).with(338, SHORT, 1)));
        assertEquals(0x66808080, decoded(pixel(1, 0x33, 0x66).with(338, SHORT, 1)));
        assertEquals(CLEAR_RED, decoded(pixel(5, 0, 0x66, 0x66, 0, 0x66).with(338, SHORT, 1)));
    }

    @Test
    void findsAlphaBehindOtherExtraSamples() {
        assertEquals(CLEAR_RED, decoded(pixel(2, 0xff, 0, 0, 0x11, 0x66).with(338, SHORT, 0, 2)));
        assertEquals(CLEAR_RED, decoded(pixel(2, 0xff, 0, 0, 0x66, 0x11).with(338, SHORT, 2, 0)));
        TiffBuilder spotColours = pixel(2, 0xff, 0, 0, 0x11, 0x22).with(338, SHORT, 0, 0);
        assertFalse(new TiffDecoder(spotColours.encode()).header().alpha());
        assertEquals(0xffff0000, decoded(spotColours));
    }

    @ParameterizedTest(name = "PlanarConfiguration {0}")
    @ValueSource(ints = {1, 2})
    void readsPalettesWithAlpha(int planes) {
        long[] map = new long[3 * 256];
        map[9] = 0xffff;
        TiffBuilder file =
                pixel(3, 9, 0x66).with(320, SHORT, map).with(338, SHORT, 2).with(284, SHORT, planes);
        if (planes == 2) {
            file.parts(new byte[] {9}, new byte[] {0x66});
        }

        assertEquals(CLEAR_RED, decoded(file));
    }

    @Test
    void readsSamplesOfSixteenBits() {
        TiffBuilder file =
                TiffBuilder.of(1, 1, 2, 4, 16).with(338, SHORT, 0).parts(new byte[] {0x77, -1, 0, 0, 0, 0, 0x55, 0x66});

        assertEquals(CLEAR_RED, decoded(file));
    }
}
