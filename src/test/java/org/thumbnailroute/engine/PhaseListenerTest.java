package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.Scene;

/** The phases of a picture come once each, however many sizes it has and however often it is decoded. */
class PhaseListenerTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);

    private final List<String> told = new ArrayList<>();
    private long total;

    private final PhaseListener teller = new PhaseListener() {
        @Override
        public void began(Phase phase) {
            told.add(phase + " began");
        }

        @Override
        public void ended(Phase phase, long nanos, Optional<Throwable> failure) {
            assertTrue(nanos >= 0, () -> phase + " took " + nanos);
            total += nanos;
            told.add(phase + failure.map(one -> " failed").orElse(" ended"));
        }
    };

    private static ThumbnailRequest request(String... sizes) {
        return ThumbnailRequest.of(Arrays.stream(sizes)
                .map(BoundingBox::parse)
                .map(ThumbnailSpec::fit)
                .toList());
    }

    private void make(byte[] picture, MachineMemory memory, String... sizes) {
        long start = System.nanoTime();
        try {
            new Thumbnailer(1_000_000, memory).make(picture, request(sizes), MachineMemory.Part::giveBack, teller);
        } finally {
            assertTrue(total <= System.nanoTime() - start, "no two at a time");
        }
    }

    @Test
    void scalingBeginsWhileRowsAreDecoded() {
        make(PICTURE, MachineMemory.ofThisJvm(), "64x64");

        assertEquals(
                List.of(
                        "DECODE began",
                        "MEMORY began",
                        "MEMORY ended",
                        "SCALE began",
                        "DECODE ended",
                        "SCALE ended",
                        "ENCODE began",
                        "ENCODE ended"),
                told);
    }

    @Test
    void allSizesCountTogetherEvenIfEachTakesADecodingOfItsOwn() {
        byte[] picture = JpegFile.progressive().encode(Scene.PORTRAIT.draw(640, 480));
        ThumbnailRequest request = request("400x300", "70x60", "500x400");
        long least = new Thumbnailer(1_000_000, MachineMemory.of(1, 0))
                .inspect(picture, request)
                .heap();
        MachineMemory tight = MachineMemory.of(least + 1024, 0);
        assertTrue(new Thumbnailer(1_000_000, tight).inspect(picture, request).passes() > 1);

        make(picture, tight, "400x300", "70x60", "500x400");

        assertEquals(8, told.size(), told::toString);
        assertEquals(List.of("SCALE ended", "ENCODE ended"), told.subList(6, 8));
    }

    @Test
    void thePhaseInWhichAPictureFailsIsTold() {
        byte[] noise = PICTURE.clone();
        Arrays.fill(noise, 2, noise.length, (byte) 0);

        assertThrows(ImageRejectedException.class, () -> make(noise, MachineMemory.ofThisJvm(), "64x64"));

        assertEquals(List.of("DECODE began", "DECODE failed"), told);
    }

    @Test
    void memoryThatThereWillNeverBeIsAFailureToo() {
        assertThrows(ImageRejectedException.class, () -> make(PICTURE, MachineMemory.of(1000, 1000), "64x64"));

        assertEquals(List.of("DECODE began", "MEMORY began", "DECODE ended", "MEMORY failed"), told);
    }
}
