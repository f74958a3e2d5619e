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
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private enum Kind {
        BASELINE,
        PROGRESSIVE,
        PNG
    }

    @ParameterizedTest(name = "{0} of 100 megapixels, {1} at once, in {2}")
    @CsvSource({"BASELINE, 8, 256m", "PROGRESSIVE, 8, 256m", "PNG, 8, 256m", "BASELINE, 1, 128m", "PROGRESSIVE, 1, 128m"
    })
    void allOfThemAreMade(Kind kind, int consumers, String heap) throws Exception {
        Path original = directory.resolve("original");
        Path thumbnail = directory.resolve("thumbnail");
        Files.write(original, picture(kind));
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

        assertThatPicture(Files.readAllBytes(thumbnail)).hasSize(64, 64).looksLike("RGB\nRGB\nRGB\n");
        Soak.report("LargePicturesIT: %d x %s of 100 MP, %d MB, with -Xmx%s in %d s"
                .formatted(consumers, kind, Files.size(original) / 1_000_000, heap, Soak.secondsSince(start)));
    }

    private static byte[] picture(Kind kind) throws IOException {
        return switch (kind) {
            case BASELINE -> LargeJpeg.of(strip(), SIDE / STRIP_HEIGHT, false);
            case PROGRESSIVE -> LargeJpeg.of(strip(), SIDE / STRIP_HEIGHT, true);
            case PNG -> LargePng.of(strip(), SIDE / STRIP_HEIGHT);
        };
    }

    /** Red, green and blue side by side, with grain, so that the file has the bytes of a photograph. */
    private static BufferedImage strip() {
        Random random = new Random(1);
        BufferedImage strip = new BufferedImage(SIDE, STRIP_HEIGHT, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[SIDE];
        for (int y = 0; y < STRIP_HEIGHT; y++) {
            for (int x = 0; x < SIDE; x++) {
                row[x] = (0xe0 << (16 - 8 * (x * 3 / SIDE))) | 0x010101 * (random.nextInt() >>> 28);
            }
            strip.setRGB(0, y, SIDE, 1, row, 0, SIDE);
        }
        return strip;
    }
}
