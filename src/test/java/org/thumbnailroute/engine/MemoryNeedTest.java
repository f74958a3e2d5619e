package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.Scene;
import org.thumbnailroute.route.ChildProcess;

/** What is said to be needed is enough, and not much more than that; with less, thumbnails are the same. */
class MemoryNeedTest {

    private static final long PLENTY = 1L << 30;
    private static final Duration LONG = Duration.ofMinutes(3);

    @Test
    void isEnoughForEachFormatAndMode() throws Exception {
        List<String> command = List.of(
                ChildProcess.java(),
                "-Xmx48m",
                "-Xmn1m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                TightHeap.class.getName());
        try (ChildProcess child = ChildProcess.start(Path.of(""), Map.of(), command)) {
            assertEquals(0, child.exitCode(LONG), child::output);
            assertTrue(child.output().matches("(SLF4J.*\n)*\\d\\d cases\n"), child::output);
        }
    }

    @ParameterizedTest
    @CsvSource({"FIT, CENTRE", "PAD, CENTRE", "COVER, CENTRE", "COVER, EAST", "COVER, ATTENTION"})
    void aPictureThatIsDecodedManyTimesGivesTheSameThumbnails(Mode mode, Gravity gravity) {
        byte[] picture = JpegFile.progressive().withOrientation(5).encode(Scene.PORTRAIT.draw(640, 480));
        List<BoundingBox> boxes =
                List.of(new BoundingBox(401, 300), new BoundingBox(70, 60), new BoundingBox(501, 489));
        ThumbnailRequest request = ThumbnailRequest.of(boxes.stream()
                .map(box -> ThumbnailSpec.fit(box)
                        .withMode(mode)
                        .withGravity(gravity)
                        .withFormat(ImageFormat.PNG))
                .toList());
        Thumbnailer atOnce = new Thumbnailer(1_000_000, MachineMemory.of(PLENTY, 0));
        long most = atOnce.inspect(picture, request).heap();
        long least = new Thumbnailer(1_000_000, MachineMemory.of(1, 0))
                .inspect(picture, request)
                .heap();
        Thumbnailer inParts = new Thumbnailer(1_000_000, MachineMemory.of(least + 1024, 0));

        List<Thumbnail> expected = atOnce.make(picture, request).thumbnails();
        List<Thumbnail> thumbnails = inParts.make(picture, request).thumbnails();

        assertTrue(least < most * 4 / 5, () -> least + " of " + most);
        for (int i = 0; i < boxes.size(); i++) {
            assertEquals(boxes.get(i), thumbnails.get(i).spec().box());
            assertArrayEquals(expected.get(i).bytes(), thumbnails.get(i).bytes());
        }
    }
}
