package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
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
                "decoding takes 2 MB of the heap, half of it is 1 MB (-Xmx, or more memory)",
                rejected(interlaced, new MachineMemory(MB, () -> PLENTY)));
        assertEquals(1, made(interlaced, new MachineMemory(3 * MB, () -> PLENTY)));
    }

    @Test
    void aPictureThatIsReadInRowsDoesNot() {
        byte[] rows = JpegFile.baseline().encode(QuadrantPicture.upright(2000, 1000));

        assertEquals(1, made(rows, new MachineMemory(MB, () -> 0)));
    }

    @Test
    void aLosslessWebpNeedsMemoryBesideTheHeap() {
        assumeTrue(Thumbnailer.description().contains("libwebp"), Thumbnailer.description());
        byte[] lossless = WebpFile.red(2000, 1000);

        assertEquals(
                "decoding takes 8 MB beside the heap, there are 7 MB (more memory)",
                rejected(lossless, new MachineMemory(MB, () -> 7 * MB)));
        assertEquals(1, made(lossless, new MachineMemory(MB, () -> 8 * MB)));
    }

    @Test
    void thisJvmHasRoomForPictures() {
        MachineMemory memory = MachineMemory.ofThisJvm();

        assertTrue(
                memory.heap() > 10 * MB && memory.heap() < Runtime.getRuntime().maxMemory(), memory::toString);
        assertTrue(memory.beside().getAsLong() > 10 * MB, "beside the heap");
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
        return new Thumbnailer(10_000_000, new MemoryBudget(PLENTY), memory);
    }
}
