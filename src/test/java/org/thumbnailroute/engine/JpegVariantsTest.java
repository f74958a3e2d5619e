package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Psnr;
import org.thumbnailroute.pictures.jpeg.JpegCase;
import org.thumbnailroute.pictures.jpeg.JpegCase.Rejected;
import org.thumbnailroute.pictures.jpeg.JpegCase.Shows;
import org.thumbnailroute.pictures.jpeg.JpegCase.ShowsAllBut;
import org.thumbnailroute.pictures.jpeg.JpegCase.Told;
import org.thumbnailroute.pictures.jpeg.JpegVariants;

/** Every kind of JPEG becomes the thumbnail that the same picture becomes when it comes as a PNG. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpegVariantsTest {

    /** The scales 1/8, some in between, and 1/1. */
    private static final int[] SIDES = {12, 64, 512};

    private static final double SAME_DB = 35;

    /** Some detail is missing, but nothing is in the wrong place or colour. */
    private static final double COARSE_DB = 28;

    private final Thumbnailer thumbnailer = new Thumbnailer(50_000_000, MachineMemory.of(100_000_000, 0));

    /** Written once, which takes seconds. */
    private final List<JpegCase> variants = JpegVariants.all();

    private final Map<BufferedImage, Map<Integer, BufferedImage>> expected = new HashMap<>();

    List<JpegCase> variants() {
        return variants;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void becomesWhatItShows(JpegCase variant) {
        for (int side : SIDES) {
            if (variant.outcome() instanceof Rejected rejected) {
                var e = assertThrows(ImageRejectedException.class, () -> thumbnail(variant.file(), side));
                assertEquals(rejected.reason(), e.reason(), e.getMessage());
            } else if (variant.outcome() instanceof ShowsAllBut but) {
                ThumbnailSet seen = set(variant.file(), side);
                compare(variant, side, seen, but, but.from() < 1 ? SAME_DB : COARSE_DB);
                assertTrue(
                        but.told() == Told.PERHAPS || seen.partial(),
                        variant + " says nothing of what is missing at " + side);
            } else if (variant.outcome() instanceof Shows shows) {
                ThumbnailSet seen = set(variant.file(), side);
                compare(
                        variant,
                        side,
                        seen,
                        new ShowsAllBut(shows.picture(), 1, 1, Told.PERHAPS),
                        shows.coarse() ? COARSE_DB : SAME_DB);
                assertFalse(seen.partial(), variant + " misses nothing at " + side);
            }
        }
    }

    /** The same coefficients in another order: at full size the last bit of each is read. */
    @ParameterizedTest
    @ValueSource(strings = {"libjpeg's progression", "progressive, step by step", "progressive, DC apart"})
    void aWholeProgressivePictureIsTheSequentialOne(String progression) {
        BufferedImage sequential = thumbnail(file("scan by scan"), 512);
        BufferedImage progressive = thumbnail(file(progression), 512);
        assertEquals(Double.POSITIVE_INFINITY, Psnr.between(sequential, progressive));
    }

    private byte[] file(String name) {
        return variants.stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow()
                .file();
    }

    private void compare(JpegCase variant, int side, ThumbnailSet set, ShowsAllBut shows, double least) {
        BufferedImage expected = expected(shows.picture(), side);
        BufferedImage seen = decoded(set);
        assertEquals(size(expected), size(seen));
        // what is missing shows a little beyond its edge when it is scaled
        int from = shows.from() < 1 ? (int) Math.floor(shows.from() * seen.getHeight()) - 2 : seen.getHeight();
        int to = (int) Math.ceil(shows.to() * seen.getHeight()) + 2;
        double above = part(expected, seen, 0, from);
        double below = part(expected, seen, to, seen.getHeight());
        assertTrue(
                Math.min(above, below) >= least,
                "%s: at %d px it is only %.1f dB near what was drawn, below the gap %.1f"
                        .formatted(variant, side, above, below));
    }

    private static double part(BufferedImage expected, BufferedImage seen, int from, int to) {
        return from >= to ? Double.POSITIVE_INFINITY : Psnr.between(rows(expected, from, to), rows(seen, from, to));
    }

    /** Most variants show the same picture. */
    private BufferedImage expected(BufferedImage picture, int side) {
        return expected.computeIfAbsent(picture, p -> new HashMap<>())
                .computeIfAbsent(side, s -> thumbnail(PngFile.rgb(picture), s));
    }

    private BufferedImage thumbnail(byte[] file, int side) {
        return decoded(set(file, side));
    }

    private static BufferedImage decoded(ThumbnailSet set) {
        return ImageFile.decode(set.thumbnails().get(0).bytes());
    }

    private ThumbnailSet set(byte[] file, int side) {
        var spec = ThumbnailSpec.fit(side, side).withFormat(ImageFormat.PNG);
        return thumbnailer.make(file, spec);
    }

    private static BufferedImage rows(BufferedImage image, int from, int to) {
        return image.getSubimage(0, from, image.getWidth(), to - from);
    }

    private static String size(BufferedImage image) {
        return image.getWidth() + "x" + image.getHeight();
    }
}
