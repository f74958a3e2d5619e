package org.thumbnailroute.idempotent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Leases in one table of a database. Written for SQLite and PostgreSQL in the SQL that they share, but for the time, which
 * is the database's; every statement is a transaction of its own, and the primary key decides who of several claimants is
 * first.
 */
public final class JdbcLeaseStore implements LeaseStore {

    /** How often to look again at a row that changes under the eyes. */
    private static final int LOOKS = 5;

    /** Rows deleted at a time, so that no purge keeps others from writing for long. */
    private static final int PURGED_AT_ONCE = 1000;

    /**
     * No lease ends later than twice its length from now, unless the database's clock has been set back since. Twice,
     * because workers with other settings may share the table during a rollout.
     */
    private static final String CLAIM = """
            INSERT INTO ANNOUNCED (IDENTITY, HOLDER, EXPIRES_AT) VALUES (?, ?, NOW + ?)
            ON CONFLICT (IDENTITY) DO UPDATE SET HOLDER = EXCLUDED.HOLDER, EXPIRES_AT = EXCLUDED.EXPIRES_AT
            WHERE ANNOUNCED.EXPIRES_AT <= NOW OR ANNOUNCED.HOLDER = EXCLUDED.HOLDER
            OR ANNOUNCED.HOLDER IS NOT NULL AND ANNOUNCED.EXPIRES_AT > NOW + ?""";

    private static final String RENEW = "UPDATE ANNOUNCED SET EXPIRES_AT = NOW + ? WHERE IDENTITY = ? AND HOLDER = ?";

    private static final String DONE = """
            INSERT INTO ANNOUNCED (IDENTITY, HOLDER, EXPIRES_AT) VALUES (?, NULL, NOW + ?)
            ON CONFLICT (IDENTITY) DO UPDATE SET HOLDER = NULL, EXPIRES_AT = EXCLUDED.EXPIRES_AT""";

    private static final String LOOK = "SELECT HOLDER FROM ANNOUNCED WHERE IDENTITY = ? AND EXPIRES_AT > NOW";

    private static final String END_OF_OLDEST = """
            SELECT MAX(EXPIRES_AT) FROM (SELECT EXPIRES_AT FROM ANNOUNCED WHERE EXPIRES_AT <= NOW
            ORDER BY EXPIRES_AT LIMIT %d) AS OLDEST""".formatted(PURGED_AT_ONCE);

    private final DataSource dataSource;
    private final JdbcDialect dialect;

    /** Makes the table where it is missing; a user without the right to do so needs to find it made. */
    public JdbcLeaseStore(DataSource dataSource) {
        this(dataSource, JdbcSchema::ensure);
    }

    private JdbcLeaseStore(DataSource dataSource, Preparation preparation) {
        this.dataSource = dataSource;
        this.dialect = using("open", connection -> {
            preparation.of(connection);
            return JdbcDialect.of(connection);
        });
    }

    /** What is done to the database before it is used. */
    private interface Preparation {
        void of(Connection connection) throws SQLException;
    }

    /** For {@link #look} alone: changes nothing, and makes no table. */
    public static LeaseStore toLookAt(DataSource dataSource) {
        return new JdbcLeaseStore(dataSource, connection -> {});
    }

    @Override
    public Claim claim(String key, String holder, Duration lease) {
        long millis = lease.toMillis();
        return using("claim a key in", connection -> {
            for (int look = 0; look < LOOKS; look++) {
                if (Sql.update(connection, dialect.sql(CLAIM), key, holder, millis, 2 * millis) == 1) {
                    return Claim.GRANTED;
                }
                Optional<Claim> found = found(connection, key);
                if (found.isPresent()) {
                    return found.get();
                }
                // released or purged since the claim met it
            }
            return Claim.HELD;
        });
    }

    @Override
    public void renew(String key, String holder, Duration lease) {
        using(
                "renew a lease in",
                connection -> Sql.update(connection, dialect.sql(RENEW), lease.toMillis(), key, holder));
    }

    @Override
    public void done(String key, Duration memory) {
        using("remember a key in", connection -> Sql.update(connection, dialect.sql(DONE), key, memory.toMillis()));
    }

    @Override
    public void release(String key, String holder) {
        using(
                "release a lease in",
                connection ->
                        Sql.update(connection, "DELETE FROM ANNOUNCED WHERE IDENTITY = ? AND HOLDER = ?", key, holder));
    }

    @Override
    public State look(String key) {
        return using("look a key up in", connection -> {
            try (PreparedStatement select = Sql.prepare(connection, dialect.sql(LOOK), key);
                    ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return State.ABSENT;
                }
                return row.getString(1) == null ? State.DONE : State.HELD;
            }
        });
    }

    @Override
    public int purge() {
        int purged = 0;
        int batch;
        do {
            // a connection for each, so that a pool of one can serve claims in between
            batch = using("purge", this::purgeOldest);
            purged += batch;
        } while (batch > 0);
        return purged;
    }

    /** Closes the data source where it can be closed. */
    @Override
    public void close() {
        if (dataSource instanceof AutoCloseable pool) {
            try {
                pool.close();
            } catch (Exception e) {
                throw new IllegalStateException("the connection pool does not close", e);
            }
        }
    }

    private static Optional<Claim> found(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                        Sql.prepare(connection, "SELECT HOLDER FROM ANNOUNCED WHERE IDENTITY = ?", key);
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(row.getString(1) == null ? Claim.DONE : Claim.HELD);
        }
    }

    private int purgeOldest(Connection connection) throws SQLException {
        OptionalLong end = endOfOldest(connection);
        return end.isPresent()
                ? Sql.update(connection, "DELETE FROM ANNOUNCED WHERE EXPIRES_AT <= ?", end.getAsLong())
                : 0;
    }

    /** A time that about {@link #PURGED_AT_ONCE} expired rows have reached. */
    private OptionalLong endOfOldest(Connection connection) throws SQLException {
        try (PreparedStatement select = Sql.prepare(connection, dialect.sql(END_OF_OLDEST));
                ResultSet row = select.executeQuery()) {
            row.next();
            long end = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(end);
        }
    }

    private <T> T using(String what, Sql.Work<T> work) {
        return Sql.using(dataSource, what, work);
    }
}
