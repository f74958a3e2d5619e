package org.thumbnailroute.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thumbnailroute.pictures.GifFile;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.pictures.WebpFile;

/** A picture that would take more memory than there is takes none. */
class MachineMemoryTest {

    private static final long MB = 1_000_000;
    private static final long PLENTY = 1000 * MB;
    private static final ThumbnailSpec SPEC = ThumbnailSpec.fit(64, 64);

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
        ThumbnailSpec padded = ThumbnailSpec.fit(large).withMode(Mode.PAD);
        MachineMemory memory = MachineMemory.of(40 * MB, 0);

        ImageRejectedException failure = assertThrows(
                ImageRejectedException.class, () -> thumbnailer(memory).make(small, padded));

        assertEquals(ImageRejectedException.Reason.TOO_LITTLE_MEMORY, failure.reason());
        assertTrue(String.valueOf(failure.getMessage()).contains("-Xmx1"), failure::toString);
        assertTrue(memory.isWhole());
    }

    @Test
    void aLosslessWebpNeedsMemoryBesideTheHeap() {
        assumeTrue(Webp.NATIVE.canWrite());
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

        thumbnailer(memory).make(picture, ThumbnailRequest.of(ThumbnailSpec.fit(1000, 1000)), held::add);

        assertFalse(memory.isWhole());
        held.get(0).giveBack();
        assertTrue(memory.isWhole());
    }

    /** Of the smallest function and the smallest pod, 40 % of which are heap: what takes most fits in as well. */
    @ParameterizedTest
    @EnumSource(ImageFormat.class)
    void halfAGigabyteIsEnoughForEachFormat(ImageFormat format) {
        long total = 512L << 20;
        MachineMemory memory = MachineMemory.ofJvm(total * 40 / 100, total);
        byte[] drawn = PngFile.rgba(QuadrantPicture.upright(3000, 2000));
        ThumbnailSpec same = ThumbnailSpec.fit(3000, 2000).withFormat(format);
        byte[] picture = format == ImageFormat.WEBP
                ? WebpFile.red(4096, 6000)
                : new Thumbnailer(10 * MB, memory)
                        .make(drawn, same)
                        .thumbnails()
                        .get(0)
                        .bytes();

        assertEquals(
                1,
                new Thumbnailer(100 * MB, memory)
                        .make(picture, SPEC)
                        .thumbnails()
                        .size());
        assertTrue(new Forecast(ThumbnailRequest.of(SPEC), Webp.NATIVE, memory)
                .neverFits()
                .isEmpty());
        assertEquals(List.of(), new Forecast(ThumbnailRequest.of(SPEC), Webp.NATIVE, memory).warnings(100 * MB));
    }

    /** As in a function whose heap is left to Lambda's runtime. */
    @Test
    void aHeapThatLeavesNothingBesideItLeavesNoMemoryForWebp() {
        long total = 512L << 20;
        MachineMemory memory = MachineMemory.ofJvm(total * 85 / 100, total);

        assertEquals(0, memory.beside().bytes());
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
