package org.thumbnailroute.idempotent;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The connections of a {@link JdbcLeaseStore}: to an SQLite file, or to a PostgreSQL server. */
public final class LeaseDatabase {

    /** Failures have to show before the message is due again. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Within an answer. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(5);

    /**
     * A commit is in the file before it returns, and so outlives the process; only a power cut can take the last ones.
     * Readers do not wait, and the log that commits are appended to shrinks again after a purge.
     */
    private static final Map<String, String> SQLITE = Map.of(
            "journal_mode", "WAL",
            "synchronous", "NORMAL",
            "journal_size_limit", "8000000",
            // the driver would look for them after each statement
            "jdbc.get_generated_keys", "false",
            // another worker on the same machine may be writing
            "busy_timeout", Long.toString(PATIENCE.toMillis()));

    /** {@code SQLITE_OPEN_READONLY} */
    private static final Map<String, String> SQLITE_TO_LOOK_AT =
            Map.of("open_mode", "1", "busy_timeout", Long.toString(PATIENCE.toMillis()));

    /**
     * A server that goes silent, or a connection that something on the way has forgotten, fails a call within seconds; the
     * driver by itself would wait for ever. In time for a lease to be renewed by another call. What the URL says goes first.
     */
    private static final Map<String, String> POSTGRESQL = Map.of(
            "connectTimeout", Long.toString(PATIENCE.toSeconds()),
            "socketTimeout", Long.toString(LONGEST_SILENCE.toSeconds()),
            "tcpKeepAlive", "true");

    private LeaseDatabase() {}

    /** The file of a store; empty if it has none. */
    public static Optional<Path> file(String store) {
        return store.startsWith(SqliteFile.PREFIX)
                ? Optional.of(SqliteFile.of(store).path())
                : Optional.empty();
    }

    /**
     * Opens a database by its JDBC URL.
     *
     * @throws RuntimeException if that fails, whose last cause says why
     */
    public static HikariDataSource open(String url) {
        if (!url.startsWith(SqliteFile.PREFIX)) {
            // a claim takes a millisecond, a picture many
            return new HikariDataSource(postgresql(url, 4));
        }
        SqliteFile file = SqliteFile.of(url);
        file.prepare();
        return sqlite(file, SQLITE, config());
    }

    /**
     * Opens a database so that nothing in it can be changed, and makes no file.
     *
     * @throws RuntimeException if that fails, whose last cause says why
     */
    public static HikariDataSource openToLookAt(String url) {
        if (!url.startsWith(SqliteFile.PREFIX)) {
            HikariConfig config = postgresql(url, 1);
            // by default only transactions that the client begins would be
            config.addDataSourceProperty("readOnlyMode", "always");
            config.setReadOnly(true);
            return new HikariDataSource(config);
        }
        SqliteFile file = SqliteFile.of(url);
        file.requireThere();
        HikariConfig config = config();
        config.setReadOnly(true);
        return sqlite(file, SQLITE_TO_LOOK_AT, config);
    }

    private static HikariConfig postgresql(String url, int connections) {
        HikariConfig config = config();
        config.setJdbcUrl(url);
        config.setDriverClassName("org.postgresql.Driver");
        POSTGRESQL.forEach(config::addDataSourceProperty);
        // of a connection that lay idle; the default would wait longer than whoever wants one
        config.setValidationTimeout(PATIENCE.toMillis() / 2);
        config.setMaximumPoolSize(connections);
        return config;
    }

    private static HikariDataSource sqlite(SqliteFile file, Map<String, String> options, HikariConfig config) {
        SqliteLibrary.load(Path.of(System.getProperty("java.io.tmpdir")));
        config.setJdbcUrl(file.url());
        config.setDriverClassName("org.sqlite.JDBC");
        options.forEach(config::addDataSourceProperty);
        // SQLite has one writer at a time; whoever waits for a connection is served in turn
        config.setMaximumPoolSize(1);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("%s: %s".formatted(file.path(), cause.getMessage()));
        }
    }

    /** The driver is named, because `camel run` has drivers in a class loader where JDBC does not look. */
    private static HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setConnectionTimeout(PATIENCE.toMillis());
        return config;
    }
}
