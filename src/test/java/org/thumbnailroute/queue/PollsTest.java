package org.thumbnailroute.queue;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PollsTest {

    @Test
    void anAnswerThatIsOverdueIsNone() {
        long[] now = {Long.MAX_VALUE};
        Polls slow = new Polls(() -> now[0]);
        slow.began(Duration.ofSeconds(20));
        slow.answered();
        slow.began(Duration.ofSeconds(20));
        now[0] += Duration.ofSeconds(20).toNanos();
        assertTrue(slow.areAnswered(), "it may take a while beside its wait");

        now[0] += Duration.ofSeconds(20).toNanos();
        assertFalse(slow.areAnswered());
    }
}
