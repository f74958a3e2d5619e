package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.idempotent.LeaseStore.Claim;
import org.thumbnailroute.state.State;

/** What a store on a database has to do beyond {@link LeaseStoreContract}. */
abstract class JdbcLeaseStoreContract extends LeaseStoreContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** The file of the old state that fills an empty database. */
    abstract String oldState();

    /** The URL of an empty database. */
    abstract String emptyDatabase(String name);

    @Test
    void purgesOnlyWhatHasExpired() throws SQLException {
        try (HikariDataSource pool = Databases.pool(emptyDatabase("purged"))) {
            LeaseStore store = new JdbcLeaseStore(pool);
            store.done("forgotten", MINUTE);
            store.claim("dead", "a", MINUTE);
            Databases.age(pool, "forgotten", MINUTE);
            Databases.age(pool, "dead", MINUTE);
            store.done("remembered", MINUTE);
            store.claim("alive", "a", MINUTE);

            assertEquals(2, store.purge());

            assertEquals(2, Databases.rows(pool));
            assertTrue(store.isDone("remembered"));
            assertEquals(Claim.HELD, store.claim("alive", "b", MINUTE));
        }
    }

    /** Nobody could say when it was taken: its end is later than any that the clock allows now. */
    @Test
    void grantsWhatWasHeldBeforeTheClockWasSetBack() throws SQLException {
        try (HikariDataSource pool = Databases.pool(emptyDatabase("set_back"))) {
            LeaseStore store = new JdbcLeaseStore(pool);
            store.claim("held", "dead", MINUTE);
            store.done("done", MINUTE);
            Databases.age(pool, "held", Duration.ofHours(-1));
            Databases.age(pool, "done", Duration.ofHours(-1));

            assertEquals(Claim.GRANTED, store.claim("held", "a", MINUTE));
            assertEquals(Claim.HELD, store.claim("held", "b", MINUTE));
            assertEquals(Claim.DONE, store.claim("done", "a", MINUTE));
        }
    }

    @Test
    void purgesMoreThanOneBatch() throws SQLException {
        try (HikariDataSource pool = Databases.pool(emptyDatabase("batches"))) {
            LeaseStore store = new JdbcLeaseStore(pool);
            int expired = 20_001;
            Databases.execute(
                    pool,
                    "INSERT INTO ANNOUNCED SELECT 'key ' || N, NULL, %d - N FROM (%s) AS KEYS"
                            .formatted(System.currentTimeMillis(), numbersUpTo(expired)));
            store.done("remembered", MINUTE);

            assertEquals(expired, store.purge());
            assertEquals(1, Databases.rows(pool));
        }
    }

    @Test
    void namesATableWithOtherColumns() throws SQLException {
        try (HikariDataSource pool = Databases.pool(emptyDatabase("foreign_table"))) {
            Databases.execute(pool, "CREATE TABLE ANNOUNCED (PROCESSOR VARCHAR(255))");
            String message = String.valueOf(assertThrows(LeaseStoreException.class, () -> new JdbcLeaseStore(pool))
                    .getMessage());
            assertTrue(message.startsWith("cannot open table ANNOUNCED: "), message);
            assertFalse(message.contains("\n"), message);
        }
    }

    @Test
    void keepsItsRecordsOverARestart() {
        String url = emptyDatabase("restarted");
        try (LeaseStore store = new JdbcLeaseStore(Databases.pool(url))) {
            store.done("done", Duration.ofDays(14));
            store.claim("held", "a", MINUTE);
        }
        try (LeaseStore store = new JdbcLeaseStore(Databases.pool(url))) {
            assertEquals(Claim.DONE, store.claim("done", "b", MINUTE));
            assertEquals(Claim.HELD, store.claim("held", "b", MINUTE));
        }
    }

    @Test
    void canBeLookedAtOnlyWhileAWorkerHasItOpen() {
        String url = emptyDatabase("looked_at");
        try (LeaseStore worker = new JdbcLeaseStore(Databases.pool(url));
                LeaseStore visitor = JdbcLeaseStore.toLookAt(LeaseDatabase.openToLookAt(url))) {
            worker.claim("held", "a", MINUTE);
            worker.done("done", MINUTE);

            assertEquals(LeaseStore.State.HELD, visitor.look("held"));
            assertEquals(LeaseStore.State.DONE, visitor.look("done"));
            assertEquals(LeaseStore.State.ABSENT, visitor.look("other"));
            assertThrows(LeaseStoreException.class, () -> visitor.claim("other", "b", MINUTE));
            assertEquals(LeaseStore.State.ABSENT, worker.look("other"));
        }
    }

    @Test
    void readsWhatAnOlderWorkerHasWritten() throws SQLException {
        try (HikariDataSource pool = Databases.pool(emptyDatabase("older"))) {
            for (String statement : State.text(oldState()).split(";\n", -1)) {
                if (!statement.isBlank()) {
                    Databases.execute(pool, statement);
                }
            }
            String announced = Databases.text(pool, "SELECT IDENTITY FROM ANNOUNCED WHERE HOLDER IS NULL");
            String inWork = Databases.text(pool, "SELECT IDENTITY FROM ANNOUNCED WHERE HOLDER IS NOT NULL");
            LeaseStore store = new JdbcLeaseStore(pool);

            assertEquals(Claim.DONE, store.claim(announced, "new worker", MINUTE));
            assertEquals(Claim.HELD, store.claim(inWork, "new worker", MINUTE));
            assertTrue(store.isDone(announced));
            Databases.age(pool, inWork, MINUTE);
            assertEquals(Claim.GRANTED, store.claim(inWork, "new worker", MINUTE));
        }
    }

    /** The columns and indexes that a newer worker adds, with defaults, while older ones go on. */
    @Test
    void goesOnOnTheTableOfANewerWorker() throws SQLException {
        try (HikariDataSource pool = Databases.pool(emptyDatabase("newer"))) {
            LeaseStore store = new JdbcLeaseStore(pool);
            store.claim("held", "a", MINUTE);
            store.claim("held too", "a", MINUTE);
            Databases.execute(pool, "ALTER TABLE ANNOUNCED ADD COLUMN REGION VARCHAR(20) DEFAULT 'none' NOT NULL");
            Databases.execute(pool, "CREATE INDEX ANNOUNCED_REGION ON ANNOUNCED (REGION, EXPIRES_AT)");

            assertUsable(store, "held");
            // and one that starts only now
            assertUsable(new JdbcLeaseStore(pool), "held too");
            assertEquals("none", Databases.text(pool, "SELECT DISTINCT REGION FROM ANNOUNCED"));
        }
    }

    /** @param key that the holder a has */
    private static void assertUsable(LeaseStore store, String key) {
        assertEquals(Claim.HELD, store.claim(key, "b", MINUTE));
        store.renew(key, "a", MINUTE);
        store.release(key, "a");
        assertEquals(Claim.GRANTED, store.claim(key, "b", MINUTE));
        store.done(key, MINUTE);
        assertEquals(Claim.DONE, store.claim(key, "a", MINUTE));
        store.done("expired", Duration.ZERO);
        assertEquals(1, store.purge());
    }

    @Test
    void closesItsPool() {
        HikariDataSource pool = Databases.pool(emptyDatabase("closed"));
        new JdbcLeaseStore(pool).close();
        assertTrue(pool.isClosed());
    }

    @Test
    void saysWhatFailedAndWhere() {
        HikariDataSource pool = Databases.pool(emptyDatabase("failing"));
        LeaseStore store = new JdbcLeaseStore(pool);
        pool.close();
        LeaseStoreException failure = assertThrows(LeaseStoreException.class, () -> store.isDone("key"));
        assertEquals(
                "cannot look a key up in table ANNOUNCED: HikariDataSource %s has been closed.".formatted(pool),
                failure.getMessage());
        assertInstanceOf(SQLException.class, failure.getCause());
    }

    /** A query of the numbers from 1 on. */
    abstract String numbersUpTo(int last);
}
