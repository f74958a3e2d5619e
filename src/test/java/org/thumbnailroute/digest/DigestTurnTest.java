package org.thumbnailroute.digest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.announcement.AnnouncedUploads;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.route.ShippedSettings;

class DigestTurnTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final LeaseStore store;
    private final AtomicLong nanoTime = new AtomicLong();

    DigestTurnTest(@TempDir Path directory) {
        store = AnnouncedUploads.store(
                ShippedSettings.with("thumbnail.announced-store", "jdbc:sqlite:" + directory.resolve("store.db")));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private DigestTurn worker(String queue, Duration lease) {
        return new DigestTurn(store, queue, lease, nanoTime::get);
    }

    @Test
    void oneWorkerAtATimeReceivesFromAQueue() {
        DigestTurn one = worker("queue", LONG);
        DigestTurn other = worker("queue", LONG);

        for (int i = 0; i < 5; i++) {
            assertTrue(one.hasTurn());
            assertTrue(!other.hasTurn());
            nanoTime.addAndGet(LONG.dividedBy(3).toNanos());
        }
        assertTrue(worker("another queue", LONG).hasTurn());
    }

    @Test
    void anotherTakesTheTurnOfOneThatDied() {
        assertTrue(worker("queue", Duration.ofMillis(50)).hasTurn());
        DigestTurn other = worker("queue", LONG);

        await().until(() -> {
            nanoTime.addAndGet(LONG.toNanos());
            return other.hasTurn();
        });
    }

    @Test
    void aWorkerThatStopsGivesUpItsTurnAndNoOthers() {
        DigestTurn one = worker("queue", LONG);
        DigestTurn other = worker("queue", LONG);
        assertTrue(one.hasTurn());

        other.end();
        assertTrue(!other.hasTurn());
        one.end();
        nanoTime.addAndGet(LONG.toNanos());
        assertTrue(other.hasTurn());

        other.end();
        assertTrue(one.hasTurn(), "a route that starts again asks at once");
    }

    @Test
    void nobodyReceivesWhileTheStoreIsAway() {
        DigestTurn one = worker("queue", LONG);
        assertTrue(one.hasTurn());
        store.close();

        assertTrue(one.hasTurn(), "the lease goes on for a while");
        nanoTime.addAndGet(LONG.toNanos());
        assertEquals(false, one.hasTurn());
    }
}
