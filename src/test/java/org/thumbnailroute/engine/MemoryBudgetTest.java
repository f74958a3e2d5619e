package org.thumbnailroute.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(100_000);

    @Test
    void workWaitsForWhatIsMissing() {
        MemoryBudget.Part part = budget.take(60_000);
        CompletableFuture<Void> second = CompletableFuture.runAsync(() -> budget.use(60_000, () -> {}));
        await().until(() -> budget.waiting() == 1);
        assertFalse(second.isDone());

        part.giveBack();

        second.join();
        await().until(budget::isWhole);
    }

    @Test
    void moreThanThereIsBecomesAllThereIs() {
        AtomicInteger runs = new AtomicInteger();

        budget.use(Long.MAX_VALUE, () -> {
            runs.incrementAndGet();
            assertFalse(budget.isWhole());
        });

        assertEquals(1, runs.get());
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
    void workThatFailsGivesItsPartBack() {
        assertThrows(
                IllegalStateException.class,
                () -> budget.use(1, () -> {
                    throw new IllegalStateException("on purpose");
                }));

        assertTrue(budget.isWhole());
    }
}
