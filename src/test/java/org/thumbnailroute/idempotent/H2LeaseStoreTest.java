package org.thumbnailroute.idempotent;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2LeaseStoreTest extends JdbcLeaseStoreContract {

    @TempDir
    private Path directory;

    private LeaseStore store;

    @BeforeEach
    void open() {
        store = new JdbcLeaseStore(Databases.pool(emptyDatabase("announced")));
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
    String emptyDatabase(String name) {
        return "jdbc:h2:" + directory.resolve(name);
    }

    @Override
    String numbersUpTo(int last) {
        return "SELECT X FROM SYSTEM_RANGE(1, %d)".formatted(last);
    }
}
