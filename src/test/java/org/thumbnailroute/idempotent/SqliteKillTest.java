package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.idempotent.LeaseStore.Claim;

/** A process that is killed in the middle of its writing takes nothing with it and leaves nothing locked. */
class SqliteKillTest {

    /** -DargLine=-Dkills=60 asks for more. */
    private static final int KILLS = Integer.getInteger("kills", 2);

    private static final int KEYS = 100;
    private static final Duration LEASE_IS_OVER = Duration.ofMinutes(1);

    private final Random random = new Random();

    @TempDir
    private Path directory;

    @Test
    void keepsWhatWasDoneAndLocksNothing() throws Exception {
        String url = "jdbc:sqlite:" + directory.resolve("uploads.db");
        int held = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> done = workUntilKilled(url);
            try (HikariDataSource pool = Databases.pool(url)) {
                LeaseStore store = new JdbcLeaseStore(pool);
                pass(pool, LEASE_IS_OVER);
                for (String key : done) {
                    assertEquals(Claim.DONE, store.claim(key, "next", LEASE_IS_OVER), key);
                }
                List<String> orphans = keys(pool, "HOLDER IS NOT NULL");
                for (String key : orphans) {
                    assertEquals(Claim.GRANTED, store.claim(key, "next", LEASE_IS_OVER), key);
                    store.done(key, LEASE_IS_OVER);
                }
                held += orphans.size();
                pass(pool, Duration.ofDays(15));
                assertEquals(Databases.rows(pool), store.purge());
            }
        }
        System.out.printf("%d kills, %d keys held at that time%n", KILLS, held);
    }

    private static void pass(HikariDataSource pool, Duration time) throws SQLException {
        Databases.execute(pool, "UPDATE ANNOUNCED SET EXPIRES_AT = EXPIRES_AT - " + time.toMillis());
    }

    /** The keys that it told were done. */
    private List<String> workUntilKilled(String url) throws IOException, InterruptedException {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SqliteWorker.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> done = new ArrayList<>();
        try (BufferedReader output = worker.inputReader()) {
            int last = KEYS + random.nextInt(KEYS);
            while (done.size() < last) {
                String key = output.readLine();
                assertTrue(key != null, "the worker ended by itself");
                done.add(key);
            }
            // the process's own method would close its output
            worker.toHandle().destroyForcibly();
            worker.waitFor();
            // the last line may be half a key
            output.lines().filter(key -> key.length() == done.get(0).length()).forEach(done::add);
        }
        return done;
    }

    private static List<String> keys(HikariDataSource pool, String condition) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT IDENTITY FROM ANNOUNCED WHERE " + condition)) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }
}
