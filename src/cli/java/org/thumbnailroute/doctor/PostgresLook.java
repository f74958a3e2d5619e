package org.thumbnailroute.doctor;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.thumbnailroute.idempotent.LeaseDatabase;

/** A look at a PostgreSQL database that asks for rights and changes nothing. */
final class PostgresLook {

    private static final String STATE = """
        SELECT current_user,
        to_regclass('announced') IS NOT NULL,
        COALESCE(has_schema_privilege(current_schema(), 'CREATE'), false),
        current_setting('transaction_read_only') = 'on'\
        """;

    private static final String RIGHTS = """
        SELECT has_table_privilege('announced', 'SELECT') AND has_table_privilege('announced', 'INSERT')
        AND has_table_privilege('announced', 'UPDATE') AND has_table_privilege('announced', 'DELETE')\
        """;

    private static final String SIZE = """
        SELECT pg_total_relation_size('announced'), COUNT(*),
        COUNT(*) FILTER (WHERE expires_at < EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000) FROM announced\
        """;

    private static final double MEGABYTE = 1e6;

    private PostgresLook() {}

    /** @throws RuntimeException if there is no connection, whose last cause says why */
    static Finding at(String url) throws SQLException {
        try (HikariDataSource pool = LeaseDatabase.open(url);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return at(statement);
        }
    }

    private static Finding at(Statement statement) throws SQLException {
        String user;
        boolean isMade;
        boolean mayMake;
        try (ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            user = row.getString(1);
            isMade = row.getBoolean(2);
            mayMake = row.getBoolean(3);
            if (row.getBoolean(4)) {
                return Finding.fail(
                        "the database is read-only", "set thumbnail.announced-store to the primary, not to a standby");
            }
        }
        if (isMade) {
            return mayWrite(statement)
                    ? Finding.ok(size(statement))
                    : refused(user, "SELECT, INSERT, UPDATE, DELETE ON announced");
        }
        return mayMake
                ? Finding.ok("the table announced will be made by the worker")
                : refused(user, "CREATE ON SCHEMA public");
    }

    private static Finding refused(String user, String rights) {
        return Finding.fail(
                "the user %s may not write to the table announced, or make it".formatted(user),
                "psql -c 'GRANT %s TO \"%s\"' DATABASE".formatted(rights, user));
    }

    private static boolean mayWrite(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(RIGHTS)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String size(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(SIZE)) {
            row.next();
            return "writable, %.1f MB, %d uploads, of which %d are old enough to be forgotten"
                    .formatted(row.getLong(1) / MEGABYTE, row.getLong(2), row.getLong(3));
        }
    }
}
