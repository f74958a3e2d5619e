package org.thumbnailroute.engine.internal.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.engine.DecodedPicture.pixels;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.DecodedPicture;
import org.thumbnailroute.engine.ImageRejectedException;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.Psnr;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.pictures.StoredOrientation;
import org.thumbnailroute.pictures.TiffFile;

class TiffDecoderTest {

    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;
    private static final BufferedImage COLOURS = QuadrantPicture.draw("C R G\nW R G\nB K Y\n", WIDTH, HEIGHT);
    private static final BufferedImage GREYS = QuadrantPicture.draw("K W K\nW K W\nK W K\n", WIDTH, HEIGHT);
    private static final BufferedImage CLEAR = QuadrantPicture.draw(". R G\nR R G\nB B .\n", WIDTH, HEIGHT);
    private static final BufferedImage CLEAR_GREYS = QuadrantPicture.draw(". K W\nW K W\nK W .\n", WIDTH, HEIGHT);

    static Stream<TiffFile> kinds() {
        List<TiffFile> all = Stream.of(
                        IntStream.of(1, 4, 8, 16).mapToObj(bits -> TiffFile.of(0, bits, 0)),
                        IntStream.of(1, 2, 4, 8, 16).mapToObj(bits -> TiffFile.of(1, bits, 0)),
                        IntStream.of(4, 8, 16).mapToObj(bits -> TiffFile.of(2, bits, 0)),
                        IntStream.of(4, 8).mapToObj(bits -> TiffFile.of(3, bits, 0)),
                        IntStream.of(8, 16).mapToObj(bits -> TiffFile.of(5, bits, 0)),
                        Stream.of(
                                TiffFile.of(1, 8, 1),
                                TiffFile.of(1, 8, 2),
                                TiffFile.of(1, 16, 2),
                                TiffFile.of(2, 8, 1),
                                TiffFile.of(2, 8, 2),
                                TiffFile.of(2, 16, 2)))
                .flatMap(kind -> kind)
                .toList();
        Stream<TiffFile> packed = all.stream()
                .flatMap(kind -> Stream.of(5, 8, 32773).map(compression -> kind.compressed(compression, 1)));
        Stream<TiffFile> predicted = all.stream()
                .filter(kind -> kind.bits() >= 8 && kind.photometric() != 3)
                .flatMap(kind -> Stream.of(5, 8).map(compression -> kind.compressed(compression, 2)));
        List<TiffFile> strips = Stream.of(all.stream(), packed, predicted)
                .flatMap(kind -> kind)
                .flatMap(kind -> Stream.of(kind, kind.bigEndian()))
                .toList();
        return Stream.of(
                        strips.stream(),
                        strips.stream().map(TiffFile::inTiles),
                        strips.stream()
                                .filter(kind -> kind.photometric() == 2)
                                .flatMap(kind -> Stream.of(
                                        kind.inPlanes(), kind.inPlanes().inTiles())))
                .flatMap(kind -> kind);
    }

    private static BufferedImage picture(TiffFile kind) {
        if (kind.photometric() < 2) {
            return kind.alpha() > 0 ? CLEAR_GREYS : GREYS;
        }
        return kind.alpha() > 0 ? CLEAR : COLOURS;
    }

    @Test
    void readsEveryPixelOfEveryKind() {
        kinds().forEach(kind -> {
            byte[] file = kind.encode(picture(kind));

            assertEquals(kind.alpha() > 0, new TiffDecoder(file).header().alpha());
            assertArrayEquals(pixels(picture(kind)), pixels(decoded(file)), kind::toString);
        });
    }

    @ParameterizedTest(name = "orientation {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsAPageUpright(int orientation) {
        byte[] file = TiffFile.of(2, 8, 0).turned(orientation).encode(StoredOrientation.store(COLOURS, orientation));

        assertArrayEquals(pixels(COLOURS), pixels(decoded(file)));
    }

    @Test
    void readsRealStrings() {
        BufferedImage scene = Scene.LANDSCAPE.draw(300, 200);

        assertArrayEquals(pixels(scene), pixels(decoded(ImageFile.encode(scene, "tiff"))));
        assertArrayEquals(
                pixels(COLOURS),
                pixels(decoded(TiffFile.of(2, 8, 0).compressed(8, 2).encode(COLOURS))));
    }

    /** Real strings. */
    @ParameterizedTest
    @ValueSource(strings = {"LZW", "Deflate", "PackBits"})
    void readsWhatTheJdkWrites(String compression) {
        byte[] file = ImageFile.tiff(Scene.LANDSCAPE.draw(300, 200), compression);

        assertArrayEquals(pixels(ImageFile.decode(file)), pixels(decoded(file)));
    }

    @Test
    void readsPhotographsAsJpeg() {
        BufferedImage scene = Scene.LANDSCAPE.draw(300, 200);

        double psnr = Psnr.between(scene, decoded(ImageFile.tiff(scene, "JPEG")));

        assertTrue(psnr > 30, () -> "%.1f dB".formatted(psnr));
    }

    static Stream<TiffFile> cut() {
        return Stream.of(
                TiffFile.of(2, 8, 0),
                TiffFile.of(2, 8, 0).compressed(5, 1),
                TiffFile.of(1, 16, 0),
                TiffFile.of(2, 8, 2));
    }

    @ParameterizedTest
    @MethodSource("cut")
    void makesDoWithTheTopHalf(TiffFile kind) {
        byte[] file = kind.encode(picture(kind));
        int data = file.length - place(file);

        BufferedImage most = decoded(Arrays.copyOf(file, file.length - data * 4 / 10));

        assertArrayEquals(
                pixels(picture(kind).getSubimage(0, 0, WIDTH, HEIGHT / 2)),
                pixels(most.getSubimage(0, 0, WIDTH, HEIGHT / 2)));
        assertEquals(
                ImageRejectedException.Reason.CORRUPT,
                assertThrows(
                                ImageRejectedException.class,
                                () -> decoded(Arrays.copyOf(file, file.length - data * 6 / 10)))
                        .reason());
    }

    private static int place(byte[] file) {
        return (int) new Directory(file).numbers(Tag.STRIP_OFFSETS, 1)[0];
    }

    @Test
    void rejectsWhateverIsBrokenInOneWay() {
        Random random = new Random(1);
        List<TiffFile> kinds = kinds().toList();
        for (int i = 0; i < 1500; i++) {
            TiffFile kind = kinds.get(random.nextInt(kinds.size()));
            byte[] file = kind.encode(picture(kind));
            byte[] broken = Arrays.copyOf(file, i % 4 == 0 ? 8 + random.nextInt(file.length - 8) : file.length);
            for (int k = 0; k <= i % 3; k++) {
                // most of the damage is done to the directory
                int range = k == 0 ? broken.length : Math.min(broken.length, 200);
                broken[4 + random.nextInt(range - 4)] = (byte) random.nextInt();
            }
            tryOut(broken);
        }
    }

    private static void tryOut(byte[] file) {
        try {
            TiffDecoder decoder = new TiffDecoder(file);
            if (decoder.header().pixels() < 10_000) {
                DecodedPicture.of(decoder);
            } else if (decoder.header().pixels() < 100_000_000) {
                decoder.layout(64, 64);
            }
        } catch (ImageRejectedException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("tiff")
                    || String.valueOf(e.getMessage()).contains("TIFF"));
        }
    }

    private static BufferedImage decoded(byte[] file) {
        return DecodedPicture.of(new TiffDecoder(file));
    }
}
