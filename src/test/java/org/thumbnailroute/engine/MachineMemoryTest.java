package org.thumbnailroute.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.codec.ImageRejectedException;
import org.thumbnailroute.pictures.GifFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.WebpFile;

/** A picture that would take more memory than there is takes none. */
class MachineMemoryTest {

    private static final long MB = 1_000_000;
    private static final long PLENTY = 1000 * MB;
    private static final ThumbnailSpec SPEC = ThumbnailSpec.fit(List.of(new BoundingBox(64, 64)));

    @Test
    void aPictureThatIsKeptWholeNeedsTheHeapForIt() {
        byte[] interlaced = GifFile.plain().interlaced().encode(QuadrantPicture.upright(2000, 1000));

        assertEquals(
                "making thumbnails of this GIF of 2000x1000 pixels takes 4 MB of the heap, one picture may take half of it, 3 MB (-Xmx7m or more memory, or smaller thumbnails)",
                rejected(interlaced, MachineMemory.of(3 * MB + 1000, PLENTY)));
        assertEquals(1, made(interlaced, MachineMemory.of(4 * MB, PLENTY)));
    }

    @Test
    void aPictureThatIsReadInRowsDoesNot() {
        byte[] rows = JpegFile.baseline().encode(QuadrantPicture.upright(2000, 1000));

        assertEquals(1, made(rows, MachineMemory.of(2 * MB, 0)));
    }

    @Test
    void largeThumbnailsNeedTheHeapForThem() {
        byte[] small = JpegFile.baseline().encode(QuadrantPicture.upright(30, 30));
        BoundingBox large = new BoundingBox(4000, 3000);
        ThumbnailSpec padded = new ThumbnailSpec(List.of(large), Mode.PAD, Optional.empty(), 80, 0);
        MachineMemory memory = MachineMemory.of(40 * MB, 0);

        ImageRejectedException failure = assertThrows(
                ImageRejectedException.class, () -> thumbnailer(memory).make(small, padded));

        assertEquals(ImageRejectedException.Reason.TOO_LITTLE_MEMORY, failure.reason());
        assertTrue(String.valueOf(failure.getMessage()).contains("-Xmx1"), failure::toString);
        assertTrue(memory.isWhole());
    }

    @Test
    void aLosslessWebpNeedsMemoryBesideTheHeap() {
        assumeTrue(Thumbnailer.description().contains("libwebp"), Thumbnailer.description());
        byte[] lossless = WebpFile.red(2000, 1000);

        assertEquals(
                "making thumbnails of this WEBP of 2000x1000 pixels takes 8 MB beside the heap, there are 7 MB (1 MB more memory, or a smaller -Xmx)",
                rejected(lossless, MachineMemory.of(PLENTY, 7 * MB + 1000)));
        assertEquals(1, made(lossless, MachineMemory.of(PLENTY, 9 * MB)));
    }

    @Test
    void whatFitsInAloneWaitsForTheOthers() {
        byte[] rows = JpegFile.baseline().encode(QuadrantPicture.upright(2000, 1000));
        MachineMemory memory = MachineMemory.of(2 * MB, 0);
        MemoryBudget.Part other = memory.heap().take(MB);
        CompletableFuture<Integer> thumbnails = CompletableFuture.supplyAsync(() -> made(rows, memory));
        await().until(() -> memory.heap().waiting() == 1);

        other.giveBack();

        assertEquals(1, thumbnails.join());
        assertTrue(memory.isWhole());
    }

    @Test
    void theThumbnailsAreCountedAsLongAsSomebodyHoldsThem() {
        byte[] picture = JpegFile.baseline().encode(QuadrantPicture.upright(2000, 1000));
        MachineMemory memory = MachineMemory.of(100 * MB, 0);
        List<MachineMemory.Part> held = new ArrayList<>();

        thumbnailer(memory).make(picture, ThumbnailSpec.fit(List.of(new BoundingBox(1000, 1000))), held::add);

        assertFalse(memory.isWhole());
        held.get(0).giveBack();
        assertTrue(memory.isWhole());
    }

    @Test
    void thisJvmHasRoomForPictures() {
        MachineMemory memory = MachineMemory.ofThisJvm();

        assertTrue(
                memory.heap().bytes() > 10 * MB
                        && memory.heap().bytes() < Runtime.getRuntime().maxMemory(),
                memory::toString);
        assertTrue(memory.beside().bytes() > 10 * MB, "beside the heap");
    }

    private static int made(byte[] picture, MachineMemory memory) {
        return thumbnailer(memory).make(picture, SPEC).thumbnails().size();
    }

    private static String rejected(byte[] picture, MachineMemory memory) {
        ImageRejectedException failure = assertThrows(
                ImageRejectedException.class, () -> thumbnailer(memory).make(picture, SPEC));
        assertEquals(ImageRejectedException.Reason.TOO_LITTLE_MEMORY, failure.reason());
        return String.valueOf(failure.getMessage());
    }

    private static Thumbnailer thumbnailer(MachineMemory memory) {
        return new Thumbnailer(10_000_000, memory);
    }
}
