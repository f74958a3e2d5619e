package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.idempotent.LeaseStore.Claim;

/** What a store on a database has to do beyond {@link LeaseStoreContract}. */
abstract class JdbcLeaseStoreContract extends LeaseStoreContract {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    /** The URL of an empty database. */
    abstract String emptyDatabase(String name);

    @Test
    void purgesOnlyWhatHasExpired() throws SQLException {
        try (HikariDataSource pool = Databases.pool(emptyDatabase("purged"))) {
            LeaseStore store = new JdbcLeaseStore(pool);
            store.done("forgotten", NOW);
            store.done("remembered", NOW.plusMillis(1));
            store.claim("dead", "a", NOW.minusSeconds(1), NOW);
            store.claim("alive", "a", NOW.minusSeconds(1), NOW.plusMillis(1));

            assertEquals(2, store.purge(NOW));

            assertEquals(2, Databases.rows(pool));
            assertTrue(store.isDone("remembered", NOW));
            assertEquals(Claim.HELD, store.claim("alive", "b", NOW, NOW.plusSeconds(1)));
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
                            .formatted(NOW.toEpochMilli(), numbersUpTo(expired)));
            store.done("remembered", NOW.plusSeconds(1));

            assertEquals(expired, store.purge(NOW));
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
            store.done("done", NOW.plus(Duration.ofDays(14)));
            store.claim("held", "a", NOW, NOW.plusSeconds(60));
        }
        try (LeaseStore store = new JdbcLeaseStore(Databases.pool(url))) {
            assertEquals(Claim.DONE, store.claim("done", "b", NOW, NOW.plusSeconds(60)));
            assertEquals(Claim.HELD, store.claim("held", "b", NOW, NOW.plusSeconds(60)));
        }
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
        LeaseStoreException failure = assertThrows(LeaseStoreException.class, () -> store.isDone("key", NOW));
        assertEquals(
                "cannot look a key up in table ANNOUNCED: HikariDataSource %s has been closed.".formatted(pool),
                failure.getMessage());
        assertInstanceOf(SQLException.class, failure.getCause());
    }

    /** A query of the numbers from 1 on. */
    abstract String numbersUpTo(int last);
}
