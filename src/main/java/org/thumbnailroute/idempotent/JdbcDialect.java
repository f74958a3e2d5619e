package org.thumbnailroute.idempotent;

import java.sql.Connection;
import java.sql.SQLException;

/** Where the SQL of SQLite and that of PostgreSQL differ. */
enum JdbcDialect {
    /** The key would stand twice, in the table and in an index of its own, if rows had numbers. */
    SQLITE("CAST(UNIXEPOCH('subsec') * 1000 AS INTEGER)", " WITHOUT ROWID"),
    POSTGRESQL("CAST(EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000 AS BIGINT)", "");

    private final String now;
    private final String layout;

    JdbcDialect(String now, String layout) {
        this.now = now;
        this.layout = layout;
    }

    static JdbcDialect of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite") ? SQLITE : POSTGRESQL;
    }

    /** A statement with the time of the database, in epoch milliseconds, where it says {@code NOW}. */
    String sql(String statement) {
        return statement.replace("NOW", now);
    }

    /** What follows the columns of a new table. */
    String layout() {
        return layout;
    }
}
