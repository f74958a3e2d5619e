package org.thumbnailroute.backfill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Java ends once its shutdown hooks have. */
class StopHookTest {

    private final Stop stop = new Stop();
    private final CountDownLatch isDone = new CountDownLatch(1);
    private final Thread hook = new Thread(() -> StopHook.onShutdown(stop, isDone));

    @Test
    void waitsForWorkThatIsUnderWay() {
        hook.start();
        await().until(() -> hook.getState() == Thread.State.TIMED_WAITING);

        isDone.countDown();
        await().until(() -> !hook.isAlive());
    }

    /** Whoever presses Ctrl-C at the question gives no answer any more. */
    @Test
    void waitsForNoAnswer() {
        boolean hasEnded = stop.whileIdle(() -> {
            hook.start();
            await().until(() -> !hook.isAlive());
            return true;
        });
        assertTrue(hasEnded);
    }
}
