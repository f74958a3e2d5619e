package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.pictures.ImageFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Psnr;
import org.thumbnailroute.pictures.jpeg.JpegCase;
import org.thumbnailroute.pictures.jpeg.JpegCase.Rejected;
import org.thumbnailroute.pictures.jpeg.JpegCase.Shows;
import org.thumbnailroute.pictures.jpeg.JpegCase.ShowsTopHalf;
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

    private final Map<BufferedImage, Map<Integer, BufferedImage>> expected = new HashMap<>();

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.thumbnailroute.pictures.jpeg.JpegVariants#all")
    void becomesWhatItShows(JpegCase variant) {
        for (int side : SIDES) {
            if (variant.outcome() instanceof Rejected rejected) {
                var e = assertThrows(ImageRejectedException.class, () -> thumbnail(variant.file(), side));
                assertEquals(rejected.reason(), e.reason(), e.getMessage());
            } else if (variant.outcome() instanceof ShowsTopHalf half) {
                compare(variant, side, half.picture(), 0.5, SAME_DB);
            } else if (variant.outcome() instanceof Shows shows) {
                compare(variant, side, shows.picture(), 1, shows.coarse() ? COARSE_DB : SAME_DB);
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

    private static byte[] file(String name) {
        return JpegVariants.all().stream()
                .filter(variant -> variant.name().equals(name))
                .findFirst()
                .orElseThrow()
                .file();
    }

    /** @param part how much of the thumbnail counts, from the top */
    private void compare(JpegCase variant, int side, BufferedImage picture, double part, double least) {
        BufferedImage expected = expected(picture, side);
        BufferedImage seen = thumbnail(variant.file(), side);
        assertEquals(size(expected), size(seen));
        int height = (int) Math.max(1, Math.floor(part * seen.getHeight()));
        double psnr = Psnr.between(top(expected, height), top(seen, height));
        assertTrue(psnr >= least, "at %d px it is only %.1f dB near what was drawn".formatted(side, psnr));
    }

    /** Most variants show the same picture. */
    private BufferedImage expected(BufferedImage picture, int side) {
        return expected.computeIfAbsent(picture, p -> new HashMap<>())
                .computeIfAbsent(side, s -> thumbnail(PngFile.rgb(picture), s));
    }

    private BufferedImage thumbnail(byte[] file, int side) {
        var spec = new ThumbnailSpec(
                List.of(new BoundingBox(side, side)), Mode.FIT, Optional.of(ImageFormat.PNG), 80, ThumbnailSpec.WHITE);
        return ImageFile.decode(thumbnailer.make(file, spec).thumbnails().get(0).bytes());
    }

    private static BufferedImage top(BufferedImage image, int height) {
        return image.getSubimage(0, 0, image.getWidth(), height);
    }

    private static String size(BufferedImage image) {
        return image.getWidth() + "x" + image.getHeight();
    }
}
