package org.thumbnailroute.idempotent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Leases in one table of a database. Written for H2 and PostgreSQL in the SQL that they share; every statement is a
 * transaction of its own, and the primary key decides who of several claimants is first.
 */
public final class JdbcLeaseStore implements LeaseStore {

    /** How often to look again at a row that changes under the eyes. */
    private static final int LOOKS = 5;

    /** Rows deleted at a time, so that no purge holds many locks for long. */
    private static final int PURGED_AT_ONCE = 10_000;

    private static final String UNIQUE_VIOLATION = "23505";

    private static final String INSERT = """
            INSERT INTO ANNOUNCED (IDENTITY, HOLDER, EXPIRES_AT)
            SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), CAST(? AS BIGINT)
            WHERE NOT EXISTS (SELECT 1 FROM ANNOUNCED WHERE IDENTITY = ?)""";

    private static final String TAKE_OVER =
            "UPDATE ANNOUNCED SET HOLDER = ?, EXPIRES_AT = ? WHERE IDENTITY = ? AND (EXPIRES_AT <= ? OR HOLDER = ?)";

    private static final String END_OF_OLDEST = """
            SELECT MAX(EXPIRES_AT) FROM (SELECT EXPIRES_AT FROM ANNOUNCED WHERE EXPIRES_AT <= ?
            ORDER BY EXPIRES_AT FETCH FIRST %d ROWS ONLY) AS OLDEST""".formatted(PURGED_AT_ONCE);

    private final DataSource dataSource;

    /** Makes the table where it is missing; a user without the right to do so needs to find it made. */
    public JdbcLeaseStore(DataSource dataSource) {
        this.dataSource = dataSource;
        using("open", connection -> {
            JdbcSchema.ensure(connection);
            return true;
        });
    }

    @Override
    public Claim claim(String key, String holder, Instant now, Instant until) {
        return using("claim a key in", connection -> {
            for (int look = 0; look < LOOKS; look++) {
                if (insert(connection, key, holder, until)
                        || Sql.update(connection, TAKE_OVER, holder, millis(until), key, millis(now), holder) == 1) {
                    return Claim.GRANTED;
                }
                Optional<Claim> found = found(connection, key);
                if (found.isPresent()) {
                    return found.get();
                }
                // released or purged since the insert met it
            }
            return Claim.HELD;
        });
    }

    @Override
    public void renew(String key, String holder, Instant until) {
        using(
                "renew a lease in",
                connection -> Sql.update(
                        connection,
                        "UPDATE ANNOUNCED SET EXPIRES_AT = ? WHERE IDENTITY = ? AND HOLDER = ?",
                        millis(until),
                        key,
                        holder));
    }

    @Override
    public void done(String key, Instant until) {
        using("remember a key in", connection -> {
            for (int look = 0; look < LOOKS; look++) {
                if (Sql.update(
                                        connection,
                                        "UPDATE ANNOUNCED SET HOLDER = NULL, EXPIRES_AT = ? WHERE IDENTITY = ?",
                                        millis(until),
                                        key)
                                == 1
                        || insert(connection, key, null, until)) {
                    return true;
                }
                // somebody else's row came or went in between
            }
            throw new SQLException("the row of the key keeps coming and going");
        });
    }

    @Override
    public void release(String key, String holder) {
        using(
                "release a lease in",
                connection ->
                        Sql.update(connection, "DELETE FROM ANNOUNCED WHERE IDENTITY = ? AND HOLDER = ?", key, holder));
    }

    @Override
    public boolean isDone(String key, Instant now) {
        return using("look a key up in", connection -> {
            try (PreparedStatement select = Sql.prepare(
                            connection,
                            "SELECT 1 FROM ANNOUNCED WHERE IDENTITY = ? AND HOLDER IS NULL AND EXPIRES_AT > ?",
                            key,
                            millis(now));
                    ResultSet row = select.executeQuery()) {
                return row.next();
            }
        });
    }

    @Override
    public int purge(Instant now) {
        return using("purge", connection -> {
            int purged = 0;
            OptionalLong end = endOfOldest(connection, now);
            while (end.isPresent()) {
                purged += Sql.update(connection, "DELETE FROM ANNOUNCED WHERE EXPIRES_AT <= ?", end.getAsLong());
                end = endOfOldest(connection, now);
            }
            return purged;
        });
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

    private static boolean insert(Connection connection, String key, @Nullable String holder, Instant until)
            throws SQLException {
        try {
            return Sql.update(connection, INSERT, key, holder, millis(until), key) == 1;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
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

    /** A time that about {@link #PURGED_AT_ONCE} expired rows have reached. */
    private static OptionalLong endOfOldest(Connection connection, Instant now) throws SQLException {
        try (PreparedStatement select = Sql.prepare(connection, END_OF_OLDEST, millis(now));
                ResultSet row = select.executeQuery()) {
            row.next();
            long end = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(end);
        }
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }

    private <T> T using(String what, Sql.Work<T> work) {
        return Sql.using(dataSource, what, work);
    }
}
