package org.thumbnailroute.idempotent;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.idempotent.LeaseStore.Claim;
import org.thumbnailroute.local.LocalPostgres;
import org.thumbnailroute.local.TcpRelay;
import org.thumbnailroute.route.LogCapture;

class PostgresLeaseStoreTest extends JdbcLeaseStoreContract {

    private static final LocalPostgres POSTGRES = LocalPostgres.start();
    private static final HikariDataSource POOL = Databases.pool(POSTGRES.jdbcUrl());
    private static final LeaseStore STORE = new JdbcLeaseStore(POOL);
    private static final int WORKERS = 4;
    private static final Duration NOT_FOR_EVER = Duration.ofSeconds(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);

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
    void age(String agedKey, Duration by) {
        Databases.age(POOL, agedKey, by);
    }

    @Override
    String oldState() {
        return "store.postgresql.sql";
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
                    store.get().done("key", MINUTE);
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
                assertEquals(Claim.GRANTED, store.claim("key", "a", MINUTE));
                store.done("key", MINUTE);
                Databases.age(admin, "key", MINUTE);
                assertEquals(1, store.purge());
            }
        }
    }

    @Test
    void goesOnAfterAnOutage() {
        try (LocalPostgres postgres = LocalPostgres.start();
                HikariDataSource pool = Databases.pool(postgres.jdbcUrl())) {
            pool.setConnectionTimeout(500);
            LeaseStore store = new JdbcLeaseStore(pool);
            store.done("key", MINUTE);
            postgres.stop();
            assertThrows(LeaseStoreException.class, () -> store.isDone("key"));
            postgres.startAgain();
            // the pool connects again after a pause, the longer the server was away
            await().ignoreExceptions().until(() -> store.claim("key", "a", MINUTE) == Claim.DONE);
        }
    }

    /** A worker that is minutes ahead or behind would take leases that are held, or make some that are over at once. */
    @ParameterizedTest
    @ValueSource(longs = {-3600, -31, 31, 3600})
    void takesTheTimeFromTheServer(long seconds) throws SQLException {
        String url = emptyDatabase("clock" + (seconds + 3600));
        try (HikariDataSource pool = Databases.pool(withClockAhead(url, seconds))) {
            LeaseStore store = new JdbcLeaseStore(pool);
            store.claim("key", "a", MINUTE);
            assertEndsIn(seconds + 60, pool);

            store.renew("key", "a", MINUTE.multipliedBy(2));
            assertEndsIn(seconds + 120, pool);
            assertEquals(Claim.HELD, store.claim("key", "b", MINUTE));

            store.done("key", MINUTE.multipliedBy(3));
            assertEndsIn(seconds + 180, pool);
            assertTrue(store.isDone("key"));
            assertEquals(0, store.purge());
        }
    }

    /** The server's own clock cannot be moved, but what a connection takes for it can. */
    private static String withClockAhead(String url, long seconds) throws SQLException {
        try (HikariDataSource admin = Databases.pool(url)) {
            Databases.execute(admin, "CREATE SCHEMA moved");
            Databases.execute(admin, """
                    CREATE FUNCTION moved.clock_timestamp() RETURNS timestamptz LANGUAGE SQL VOLATILE AS
                    $$ SELECT pg_catalog.clock_timestamp() + interval '%d seconds' $$""".formatted(seconds));
        }
        return url + "&currentSchema=moved,pg_catalog";
    }

    /** From now on, by the clock of this machine, give or take what the test takes. */
    private static void assertEndsIn(long seconds, HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXPIRES_AT FROM ANNOUNCED")) {
            row.next();
            assertEquals((double) seconds, (row.getLong(1) - System.currentTimeMillis()) / 1000.0, 10);
        }
    }

    /** The network drops what is sent: no answer and no reset, as when a firewall has forgotten a connection. */
    @Test
    void failsAndGoesOnWhenTheServerGoesSilent() throws IOException {
        try (TcpRelay relay = TcpRelay.to(POSTGRES.address().toString());
                LeaseStore store =
                        new JdbcLeaseStore(Databases.pool(POSTGRES.jdbcUrlOver(relay.port()) + "&socketTimeout=1"))) {
            store.claim("before", "a", MINUTE);
            relay.goSilent();
            assertTimeoutPreemptively(NOT_FOR_EVER, () -> {
                assertThrows(LeaseStoreException.class, () -> store.claim("silent", "a", MINUTE));
                assertThrows(LeaseStoreException.class, () -> store.claim("silent", "a", MINUTE), "no new connection");
            });
            relay.goOn();
            await().atMost(NOT_FOR_EVER)
                    .ignoreExceptions()
                    .until(() -> store.claim("after", "a", MINUTE) == Claim.GRANTED);
        }
    }

    /** A statement is under way, so that no check of an idle connection finds it. */
    @Test
    void givesUpAStatementWithoutAnAnswer() throws Exception {
        try (TcpRelay relay = TcpRelay.to(POSTGRES.address().toString());
                HikariDataSource pool = Databases.pool(POSTGRES.jdbcUrlOver(relay.port()));
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            relay.goSilent();
            assertTimeoutPreemptively(
                    NOT_FOR_EVER, () -> assertThrows(SQLException.class, () -> statement.execute("SELECT 1")));
        }
    }

    @Test
    void takesTimeOutsFromTheUrl() throws SQLException {
        String url = POSTGRES.jdbcUrl() + "&socketTimeout=77";
        try (HikariDataSource pool = Databases.pool(url);
                HikariDataSource defaults = Databases.pool(POSTGRES.jdbcUrl());
                Connection connection = pool.getConnection();
                Connection withDefaults = defaults.getConnection()) {
            assertEquals(77_000, connection.getNetworkTimeout());
            assertEquals(5_000, withDefaults.getNetworkTimeout());
        }
    }

    @Test
    void tellsNoPassword() {
        String url = "jdbc:postgresql://127.0.0.1:1/nowhere?user=me&password=s3cret";
        try (LogCapture log = LogCapture.open()) {
            for (String wrong : List.of("", "&socketTimeout=soon", "&connectTimeout=-x", "&tcpKeepAlive=maybe")) {
                Throwable failure = assertThrows(RuntimeException.class, () -> Databases.pool(url + wrong));
                for (Throwable e = failure; e != null; e = e.getCause()) {
                    assertFalse(String.valueOf(e.getMessage()).contains("s3cret"), e::toString);
                }
            }
            assertEquals(
                    List.of(),
                    log.lines().stream()
                            .filter(line -> line.message().contains("s3cret"))
                            .toList());
        }
    }
}
