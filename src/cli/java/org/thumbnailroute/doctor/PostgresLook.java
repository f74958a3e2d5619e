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
            current_setting('transaction_read_only') = 'on'""";

    private static final String RIGHTS = """
            SELECT has_table_privilege('announced', 'SELECT') AND has_table_privilege('announced', 'INSERT')
            AND has_table_privilege('announced', 'UPDATE') AND has_table_privilege('announced', 'DELETE')""";

    private static final String SIZE = """
            SELECT pg_total_relation_size('announced'), COUNT(*),
            COUNT(*) FILTER (WHERE expires_at < EXTRACT(EPOCH FROM CLOCK_TIMESTAMP()) * 1000) FROM announced""";

    private static final double MEGABYTE = 1e6;

    /** Of the table announced, for the user of the URL. */
    private record State(String user, boolean isMade, boolean mayMake, boolean isReadOnly) {}

    private final String url;
    private final Statement statement;

    private PostgresLook(String url, Statement statement) {
        this.url = url;
        this.statement = statement;
    }

    /** @throws RuntimeException if there is no connection, whose last cause says why */
    static Finding at(String url) throws SQLException {
        try (HikariDataSource pool = LeaseDatabase.open(url);
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return new PostgresLook(url, statement).look();
        }
    }

    private Finding look() throws SQLException {
        State state = state();
        if (state.isReadOnly) {
            return Finding.fail(
                    "the database is read-only", "set thumbnail.announced-store to the primary, not to a standby");
        }
        if (state.isMade) {
            return mayWrite() ? Finding.ok(size()) : refused(state.user, "SELECT, INSERT, UPDATE, DELETE ON announced");
        }
        return state.mayMake
                ? Finding.ok("the table announced will be made by the worker")
                : refused(state.user, "CREATE ON SCHEMA public");
    }

    private State state() throws SQLException {
        try (ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            return new State(row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4));
        }
    }

    private boolean mayWrite() throws SQLException {
        try (ResultSet row = statement.executeQuery(RIGHTS)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private String size() throws SQLException {
        try (ResultSet row = statement.executeQuery(SIZE)) {
            row.next();
            return "writable, %.1f MB, %d uploads, of which %d are old enough to be forgotten"
                    .formatted(row.getLong(1) / MEGABYTE, row.getLong(2), row.getLong(3));
        }
    }

    private Finding refused(String user, String rights) {
        return Finding.fail(
                "the user %s may neither write to the table announced nor make it".formatted(user),
                "psql '%s' -c 'GRANT %s TO \"%s\"'".formatted(database(), rights, user));
    }

    /** As psql takes it; without the options, among which is the worker's password. */
    private String database() {
        return url.substring("jdbc:".length()).replaceFirst("\\?.*", "");
    }
}
