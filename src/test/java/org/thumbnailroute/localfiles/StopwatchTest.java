package org.thumbnailroute.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopwatchTest {

    @Test
    void theMedianStandsInTheMiddleOfTheFigures() {
        assertEquals(5, Stopwatch.median(5));
        assertEquals(2, Stopwatch.median(9, 1, 2));
        assertEquals(3, Stopwatch.median(100, 2, 4, 1));
    }

    @Test
    void measuresAsManyRunsAsAsked() {
        AtomicInteger runs = new AtomicInteger();

        assertTrue(Stopwatch.medianCpuMillis(7, runs::incrementAndGet) >= 0);

        assertEquals(7, runs.get());
    }
}
