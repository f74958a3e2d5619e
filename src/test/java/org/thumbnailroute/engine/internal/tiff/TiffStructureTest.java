package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.thumbnailroute.engine.DecodedPicture.pixels;
import static org.thumbnailroute.pictures.TiffBuilder.BYTE;
import static org.thumbnailroute.pictures.TiffBuilder.LONG;
import static org.thumbnailroute.pictures.TiffBuilder.LONG8;
import static org.thumbnailroute.pictures.TiffBuilder.SHORT;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.TiffBuilder;

/** Directories that stray from TIFF 6.0, as programs write them and libtiff reads them. */
class TiffStructureTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 32;
    private static final BufferedImage COLOURS = QuadrantPicture.draw("C R G\nW R G\nB K Y\n", WIDTH, HEIGHT);

    /** RGB in strips of so many rows. */
    private static TiffBuilder strips(int rows) {
        byte[][] strips = new byte[HEIGHT / rows][];
        Arrays.setAll(strips, i -> samples(0, i * rows, WIDTH, rows));
        return TiffBuilder.of(WIDTH, HEIGHT, 2, 3, 8).with(278, LONG, rows).parts(strips);
    }

    private static TiffBuilder tiles() {
        byte[][] tiles = new byte[6][];
        Arrays.setAll(tiles, i -> samples(i % 3 * 16, i / 3 * 16, 16, 16));
        return TiffBuilder.of(WIDTH, HEIGHT, 2, 3, 8)
                .with(322, SHORT, 16)
                .with(323, SHORT, 16)
                .parts(tiles);
    }

    private static byte[] samples(int left, int top, int width, int rows) {
        byte[] samples = new byte[width * rows * 3];
        for (int i = 0; i < width * rows; i++) {
            int x = left + i % width;
            int rgb = x < WIDTH ? COLOURS.getRGB(x, top + i / width) : 0;
            for (int c = 0; c < 3; c++) {
                samples[3 * i + c] = (byte) (rgb >> (16 - 8 * c));
            }
        }
        return samples;
    }

    private static byte[] packed(byte[] samples) {
        byte[] packed = new byte[2 * samples.length];
        for (int i = 0; i < samples.length; i++) {
            packed[2 * i + 1] = samples[i];
        }
        return packed;
    }

    static Stream<Named<byte[]>> files() {
        TiffBuilder packedStrips = strips(16)
                .with(259, SHORT, 32773)
                .parts(packed(samples(0, 0, WIDTH, 16)), packed(samples(0, 16, WIDTH, 16)));
        byte[] cut = strips(16).encode();
        return Stream.of(
                named("no byte count of a strip", strips(HEIGHT).with(279, LONG, 0)),
                named("no byte counts", strips(16).with(279, LONG, 0, 0)),
                named("no tag of byte counts", strips(16).without(279)),
                named("one byte count of two", strips(16).with(279, LONG, 16 * WIDTH * 3)),
                named("byte counts too small", strips(16).with(279, LONG, 100, 100)),
                named("byte counts too large", strips(16).with(279, LONG, 1 << 30, -1)),
                named("compressed, no byte counts", packedStrips.with(279, LONG, 0, 0)),
                named("no RowsPerStrip", strips(HEIGHT).without(278)),
                named("RowsPerStrip of 0", strips(HEIGHT).with(278, SHORT, 0)),
                named("RowsPerStrip of 2^32-1", strips(HEIGHT).with(278, LONG, -1)),
                named("offsets of 16 bits", strips(16).with(273, SHORT)),
                named("offsets of 64 bits", strips(16).with(273, LONG8).with(279, LONG8)),
                named("one offset of 8 bits", strips(HEIGHT).with(273, BYTE)),
                named("sizes of 16 bits", strips(16).with(256, SHORT, WIDTH).with(257, SHORT, HEIGHT)),
                named("places of tiles in the tags of strips", tiles()),
                named(
                        "places of strips in the tags of tiles",
                        strips(16).without(273).without(279).with(324, LONG).with(325, LONG)),
                named("a tag twice", strips(16).also(277, SHORT, 1).also(262, SHORT, 0)),
                named(
                        "a tag without values",
                        strips(16).also(259, SHORT).also(266, LONG).also(317, SHORT)),
                named("a tag of an unknown type", strips(16).also(259, 99, 5).also(284, 0, 2)),
                named("tags not in order", strips(16).without(256).with(256, SHORT, WIDTH)),
                named("no Photometric", strips(16).without(262)),
                named("a reduced page", strips(16).also(254, LONG, 1)),
                Named.of("no end of the directory", Arrays.copyOf(cut, cut.length - 4)));
    }

    private static Named<byte[]> named(String name, TiffBuilder file) {
        return Named.of(name, file.encode());
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsEveryPixel(byte[] file) {
        assertArrayEquals(pixels(COLOURS), pixels(DecodedPicture.of(new TiffDecoder(file))));
    }
}
