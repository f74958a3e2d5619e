package org.thumbnailroute.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.pictures.JpegFile;
import org.thumbnailroute.pictures.QuadrantPicture;

class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(100_000);

    @Test
    void workWaitsForWhatIsMissing() {
        MemoryBudget.Part part = budget.take(60_000);
        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> budget.take(60_000).giveBack());
        await().until(() -> budget.waiting() == 1);
        assertFalse(second.isDone());

        part.giveBack();

        second.join();
        await().until(budget::isWhole);
    }

    @Test
    void moreThanThereIsBecomesAllThereIs() {
        MemoryBudget.Part all = budget.take(Long.MAX_VALUE);

        CompletableFuture<Void> second =
                CompletableFuture.runAsync(() -> budget.take(1).giveBack());
        await().until(() -> budget.waiting() == 1);
        all.giveBack();

        second.join();
        assertTrue(budget.isWhole());
    }

    @Test
    void aPartIsGivenBackOnceHoweverOftenItIsSaid() {
        MemoryBudget.Part first = budget.take(50_000);
        MemoryBudget.Part second = budget.take(40_000);

        first.giveBack();
        first.giveBack();

        assertFalse(budget.isWhole());
        second.giveBack();
        assertTrue(budget.isWhole());
    }

    @Test
    void aPictureThatFailsGivesItsPartBack() {
        MachineMemory memory = MachineMemory.of(10_000_000, 0);
        Thumbnailer thumbnailer = new Thumbnailer(1_000_000, memory);
        byte[] cut = Arrays.copyOf(JpegFile.baseline().encode(QuadrantPicture.upright(90, 90)), 700);
        ThumbnailSpec spec = ThumbnailSpec.fit(64, 64);

        assertThrows(ImageRejectedException.class, () -> thumbnailer.make(cut, spec));

        assertTrue(memory.isWhole());
    }
}
