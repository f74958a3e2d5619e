package org.thumbnailroute.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

    private final BatchSize size = new BatchSize(10);

    @Test
    void doublesWithEachFullBatchThatWasHandedOutUpToTen() {
        assertEquals(List.of(1, 2, 4, 8, 10, 10), handOutFull(6));
    }

    @Test
    void aBatchThatWasNotFullSaysNothing() {
        handOutFull(2);
        size.handedOut(3);
        assertEquals(4, size.get());
    }

    @Test
    void beginsAgainWhenSomethingWasGivenBackAndGoesUpSlowlyFromHalfOfThat() {
        handOutFull(4);
        size.givenBack(10);
        assertEquals(List.of(1, 2, 4), handOutFull(3));
        assertEquals(Stream.generate(() -> 5).limit(10).toList(), handOutFull(10));
        assertEquals(6, size.get());
    }

    @Test
    void forgetsInTheEndThatSomethingWasGivenBack() {
        size.givenBack(2);
        handOutFull(100);
        assertEquals(10, size.get());
    }

    /** The sizes that were tried. */
    private List<Integer> handOutFull(int batches) {
        return Stream.generate(() -> {
                    int now = size.get();
                    size.handedOut(now);
                    return now;
                })
                .limit(batches)
                .toList();
    }
}
