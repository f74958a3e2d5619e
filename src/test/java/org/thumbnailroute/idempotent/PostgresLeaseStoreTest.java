package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.idempotent.LeaseStore.Claim;
import org.thumbnailroute.local.LocalPostgres;

class PostgresLeaseStoreTest extends JdbcLeaseStoreContract {

    private static final LocalPostgres POSTGRES = LocalPostgres.start();
    private static final LeaseStore STORE = new JdbcLeaseStore(Databases.pool(POSTGRES.jdbcUrl()));
    private static final int WORKERS = 4;
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @AfterAll
    static void close() {
        STORE.close();
        POSTGRES.close();
    }

    @Override
    LeaseStore store() {
        return STORE;
    }

    @Override
    String emptyDatabase(String name) {
        return POSTGRES.createDatabase(name);
    }

    @Override
    String numbersUpTo(int last) {
        return "SELECT GENERATE_SERIES(1, %d) AS N".formatted(last);
    }

    @Test
    void startsWithOtherWorkersOnAnEmptyDatabase() throws Exception {
        for (int i = 0; i < 10; i++) {
            List<HikariDataSource> pools = new ArrayList<>();
            String url = emptyDatabase("contested" + i);
            for (int worker = 0; worker < WORKERS; worker++) {
                pools.add(Databases.pool(url));
            }
            CyclicBarrier start = new CyclicBarrier(WORKERS);
            List<Callable<LeaseStore>> openers = pools.stream()
                    .<Callable<LeaseStore>>map(pool -> () -> {
                        start.await();
                        return new JdbcLeaseStore(pool);
                    })
                    .toList();
            ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
            try {
                for (Future<LeaseStore> store : threads.invokeAll(openers)) {
                    store.get().done("key", NOW);
                    store.get().close();
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void needsNoRightToMakeATableThatIsThere() throws SQLException {
        String url = emptyDatabase("granted");
        try (HikariDataSource admin = Databases.pool(url)) {
            Databases.execute(admin, "CREATE ROLE worker LOGIN");
            String asWorker = POSTGRES.jdbcUrl("granted", "worker");
            try (HikariDataSource pool = Databases.pool(asWorker)) {
                assertThrows(LeaseStoreException.class, () -> new JdbcLeaseStore(pool));
            }
            new JdbcLeaseStore(Databases.pool(url)).close();
            Databases.execute(admin, "GRANT SELECT, INSERT, UPDATE, DELETE ON ANNOUNCED TO worker");
            try (LeaseStore store = new JdbcLeaseStore(Databases.pool(asWorker))) {
                assertEquals(Claim.GRANTED, store.claim("key", "a", NOW, NOW.plusSeconds(1)));
                store.done("key", NOW.plusSeconds(1));
                assertEquals(1, store.purge(NOW.plusSeconds(1)));
            }
        }
    }

    @Test
    void goesOnAfterAnOutage() {
        try (LocalPostgres postgres = LocalPostgres.start();
                HikariDataSource pool = Databases.pool(postgres.jdbcUrl())) {
            pool.setConnectionTimeout(500);
            LeaseStore store = new JdbcLeaseStore(pool);
            store.done("key", NOW.plusSeconds(1));
            postgres.stop();
            assertThrows(LeaseStoreException.class, () -> store.isDone("key", NOW));
            postgres.startAgain();
            assertEquals(Claim.DONE, store.claim("key", "a", NOW, NOW.plusSeconds(1)));
        }
    }
}
