package org.thumbnailroute.idempotent;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Connection pools as production has them, and a look past the store. */
final class Databases {

    private Databases() {}

    static HikariDataSource pool(String url) {
        return LeaseDatabase.open(url);
    }

    /** The URL of a new file that {@code mvn clean} deletes. */
    static String scratchUrl() {
        return "jdbc:sqlite:"
                + Path.of("target", "stores", UUID.randomUUID() + ".db").toAbsolutePath();
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes a record as old as if that much time had passed; the database's clock cannot be moved. */
    static void age(DataSource database, String key, Duration by) {
        try (Connection connection = database.getConnection()) {
            Sql.update(
                    connection,
                    "UPDATE ANNOUNCED SET EXPIRES_AT = EXPIRES_AT - ? WHERE IDENTITY = ?",
                    by.toMillis(),
                    key);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The only value that a query finds. */
    static String text(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            String value = row.getString(1);
            if (row.next()) {
                throw new AssertionError("more than one: " + query);
            }
            return value;
        }
    }

    /** The number of rows in the store's table. */
    static int rows(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM ANNOUNCED")) {
            count.next();
            return count.getInt(1);
        }
    }
}
