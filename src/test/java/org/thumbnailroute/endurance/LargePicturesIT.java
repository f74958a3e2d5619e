package org.thumbnailroute.endurance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.route.ChildProcess;

/** Large pictures at once wait for each other, where together they would be more than the heap holds. */
class LargePicturesIT {

    private static final int SIDE = 10_000;
    private static final int STRIP_HEIGHT = 400;
    private static final int STRIP_PIXELS = SIDE * STRIP_HEIGHT;
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private enum Kind {
        BASELINE,
        PROGRESSIVE,
        PNG
    }

    @ParameterizedTest(name = "{1} MP of {0}, {2} at once, in {3}")
    @CsvSource({
        "BASELINE, 100, 8, 256m",
        "PROGRESSIVE, 100, 8, 256m",
        "PNG, 60, 8, 256m",
        "BASELINE, 100, 1, 128m",
        "PROGRESSIVE, 100, 1, 128m"
    })
    void allOfThemAreMade(Kind kind, int megapixels, int consumers, String heap) throws Exception {
        Path original = directory.resolve("original");
        Path thumbnail = directory.resolve("thumbnail");
        Files.write(original, picture(kind, megapixels * 1_000_000 / STRIP_PIXELS));
        long start = System.nanoTime();

        List<String> command = List.of(
                ChildProcess.java(),
                "-Xmx" + heap,
                "-cp",
                "target/classes:target/test-classes:target/lib/*",
                Consumers.class.getName(),
                Integer.toString(consumers),
                original.toString(),
                thumbnail.toString());
        try (ChildProcess child = ChildProcess.start(Path.of(""), Map.of(), command)) {
            assertEquals(0, child.exitCode(LONG), child::output);
            assertEquals("made\n".repeat(consumers), child.output());
        }

        assertThatPicture(Files.readAllBytes(thumbnail))
                .hasSize(64, Math.round(0.64f * megapixels))
                .looksLike("RGB\nRGB\nRGB\n");
        Soak.report("LargePicturesIT: %d x %s of %d MP, %d MB, with -Xmx%s: all made in %d s"
                .formatted(
                        consumers, kind, megapixels, Files.size(original) / 1_000_000, heap, Soak.secondsSince(start)));
    }

    private static byte[] picture(Kind kind, int strips) throws IOException {
        return switch (kind) {
            case BASELINE -> LargeJpeg.of(strip(kind), strips, false);
            case PROGRESSIVE -> LargeJpeg.of(strip(kind), strips, true);
            case PNG -> LargePng.of(strip(kind), strips);
        };
    }

    /** Red, green and blue side by side, with grain, so that the file has the bytes of a photograph. */
    private static BufferedImage strip(Kind kind) {
        int grain = kind == Kind.PNG ? 0x010101 : 0x3f3f3f;
        Random random = new Random(1);
        BufferedImage strip = new BufferedImage(SIDE, STRIP_HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[SIDE];
        for (int y = 0; y < STRIP_HEIGHT; y++) {
            for (int x = 0; x < SIDE; x++) {
                row[x] = (0xc0 << (16 - 8 * (x * 3 / SIDE))) | (random.nextInt() & grain);
            }
            strip.setRGB(0, y, SIDE, 1, row, 0, SIDE);
        }
        return strip;
    }
}
