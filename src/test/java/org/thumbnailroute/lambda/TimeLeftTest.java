package org.thumbnailroute.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimeLeftTest {

    private final AtomicInteger remaining = new AtomicInteger(20_000);
    private final TimeLeft time = new TimeLeft(remaining::get);

    @Test
    void leavesASecondForTheAnswer() {
        remaining.set(3_999);
        assertFalse(time.isEnoughFor(3_000));
        assertEquals(2_999, time.untilAnswer());
        remaining.set(4_000);
        assertTrue(time.isEnoughFor(3_000));
        remaining.set(-5_000);
        assertEquals(0, time.untilAnswer());
        assertFalse(time.isEnoughFor(0), "thawed after its end");
    }

    @Test
    void beginsInTheFirstHalfHoweverSlowARecordWas() {
        assertTrue(time.isEnoughFor(60_000));
        remaining.set(11_000);
        assertTrue(time.isEnoughFor(60_000));
        remaining.set(10_999);
        assertFalse(time.isEnoughFor(60_000));
    }

    @Test
    void expectsARecordToTakeAsLongAsTheSlowestOfLate() {
        RecordTimes times = new RecordTimes(3_000);
        assertEquals(3_000, times.expectedMillis());
        times.took(16_000);
        assertEquals(16_000, times.expectedMillis());
        times.took(10);
        assertEquals(15_000, times.expectedMillis());
        for (int i = 0; i < 200; i++) {
            times.took(100);
        }
        assertEquals(100, times.expectedMillis());
    }
}
