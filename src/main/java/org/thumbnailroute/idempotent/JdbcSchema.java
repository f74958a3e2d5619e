package org.thumbnailroute.idempotent;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The table of a {@link JdbcLeaseStore}. HOLDER is null when the work is done; EXPIRES_AT is in epoch milliseconds. */
final class JdbcSchema {

    static final String TABLE = "ANNOUNCED";

    /** More than there are ways to lose the race of two first starts. */
    private static final int TRIES = 3;

    private JdbcSchema() {}

    /** Looks before it makes anything, so that a user who may not make tables can do without. */
    static void ensure(Connection connection) throws SQLException {
        for (int tries = 1; !usable(connection); tries++) {
            try {
                create(connection);
            } catch (SQLException e) {
                // PostgreSQL's IF NOT EXISTS fails when another worker makes the table at the same time
                if (tries == TRIES) {
                    throw e;
                }
            }
            if (tries == TRIES) {
                look(connection);
            }
        }
    }

    private static boolean usable(Connection connection) {
        try {
            look(connection);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void look(Connection connection) throws SQLException {
        execute(connection, "SELECT IDENTITY, HOLDER, EXPIRES_AT FROM ANNOUNCED WHERE 1 = 0");
    }

    private static void create(Connection connection) throws SQLException {
        execute(connection, """
                CREATE TABLE IF NOT EXISTS ANNOUNCED (
                    IDENTITY VARCHAR(64) PRIMARY KEY,
                    HOLDER VARCHAR(100),
                    EXPIRES_AT BIGINT NOT NULL)""" + JdbcDialect.of(connection).layout());
        execute(connection, "CREATE INDEX IF NOT EXISTS ANNOUNCED_EXPIRES_AT ON ANNOUNCED (EXPIRES_AT)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
