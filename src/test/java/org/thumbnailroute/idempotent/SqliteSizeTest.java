package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.idempotent.LeaseStore.Claim;

/**
 * How the SQLite file copes with two weeks of a busy bucket. Prints what it measures.
 */
@Tag("soak")
class SqliteSizeTest {

    private static final int RECORDS = 1_000_000;
    private static final int BATCH = 10_000;
    private static final int CLAIMS = 1000;
    private static final long MOST_BYTES = 250_000_000;
    private static final Duration MEMORY = Duration.ofDays(14);

    @TempDir
    private Path directory;

    private final Random random = new Random(1);

    @Test
    void remembersAndForgetsAMillionRecords() throws SQLException, IOException {
        String url = "jdbc:sqlite:" + directory.resolve("announced.db");
        try (HikariDataSource pool = Databases.pool(url)) {
            LeaseStore store = new JdbcLeaseStore(pool);
            report("empty", claims(store));
            fill(pool);
            report("full", claims(store));
            long start = System.nanoTime();
            assertEquals(RECORDS, store.purge());
            System.out.printf("purged %,d records in %,d ms%n", RECORDS, (System.nanoTime() - start) / 1_000_000);
            report("purged", claims(store));
        }
        try (LeaseStore store = new JdbcLeaseStore(Databases.pool(url))) {
            report("reopened", claims(store));
        }
    }

    /** Rows as the route leaves them: hashes that end one after the other, the last of them now. */
    private void fill(HikariDataSource pool) throws SQLException {
        long start = System.currentTimeMillis() - MEMORY.toMillis();
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO ANNOUNCED (IDENTITY, HOLDER, EXPIRES_AT) VALUES (?, NULL, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 1; i <= RECORDS; i++) {
                insert.setString(1, key());
                insert.setLong(2, start + MEMORY.toMillis() / RECORDS * i);
                insert.addBatch();
                if (i % BATCH == 0) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
        assertEquals(RECORDS, Databases.rows(pool) - CLAIMS);
    }

    /** Microseconds that claiming a new key takes. */
    private long claims(LeaseStore store) {
        long start = System.nanoTime();
        for (int i = 0; i < CLAIMS; i++) {
            assertEquals(Claim.GRANTED, store.claim(key(), "a", MEMORY));
        }
        return (System.nanoTime() - start) / 1000 / CLAIMS;
    }

    private void report(String when, long claim) throws IOException {
        long bytes = Files.size(directory.resolve("announced.db"));
        assertTrue(bytes < MOST_BYTES, () -> "the file has grown to %,d bytes".formatted(bytes));
        System.out.printf("%s: %,d kB, %,d us for a claim%n", when, bytes / 1000, claim);
    }

    private String key() {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return HexFormat.of().formatHex(hash);
    }
}
