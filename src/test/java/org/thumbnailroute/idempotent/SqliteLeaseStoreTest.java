package org.thumbnailroute.idempotent;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeaseStoreTest extends JdbcLeaseStoreContract {

    @TempDir
    private Path directory;

    private HikariDataSource pool;
    private LeaseStore store;

    @BeforeEach
    void open() {
        pool = Databases.pool(emptyDatabase("announced"));
        store = new JdbcLeaseStore(pool);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    LeaseStore store() {
        return store;
    }

    @Override
    void age(String agedKey, Duration by) {
        Databases.age(pool, agedKey, by);
    }

    @Override
    String oldState() {
        return "store.sqlite.sql";
    }

    @Override
    String emptyDatabase(String name) {
        return "jdbc:sqlite:" + directory.resolve(name + ".db");
    }

    @Override
    String numbersUpTo(int last) {
        return "WITH RECURSIVE COUNTER (N) AS (SELECT 1 UNION ALL SELECT N + 1 FROM COUNTER WHERE N < %d) SELECT N FROM COUNTER"
                .formatted(last);
    }
}
