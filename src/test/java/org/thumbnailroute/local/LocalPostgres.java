package org.thumbnailroute.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.commons.io.FileUtils;

/**
 * PostgreSQL: the real server, from a jar, as a process of its own. It refuses to run as root, so for root it is started
 * in a user namespace, where root has another name.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";

    private final Path directory;
    private EmbeddedPostgres server;

    private LocalPostgres(Path directory, EmbeddedPostgres server) {
        this.directory = directory;
        this.server = server;
    }

    public static LocalPostgres start() {
        try {
            Path directory = Files.createTempDirectory("postgres");
            return new LocalPostgres(directory, start(data(directory), 0));
        } catch (IOException e) {
            throw new UncheckedIOException("the local PostgreSQL does not start", e);
        }
    }

    /** The URL of the database that is there at the start, with the superuser's name; no password is needed. */
    public String jdbcUrl() {
        return jdbcUrl(SUPERUSER, SUPERUSER);
    }

    public String jdbcUrl(String database, String user) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(server.getPort(), database, user);
    }

    /** The same database over another port, that of a relay. */
    public String jdbcUrlOver(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port, SUPERUSER, SUPERUSER);
    }

    public URI address() {
        return URI.create("tcp://127.0.0.1:" + server.getPort());
    }

    /** Makes an empty database and returns its URL. */
    public String createDatabase(String name) {
        execute(jdbcUrl(), "CREATE DATABASE " + name);
        return jdbcUrl(name, SUPERUSER);
    }

    /** Ends the server and all connections, and keeps its data and port for {@link #startAgain()}. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the local PostgreSQL does not stop", e);
        }
    }

    public void startAgain() {
        try {
            server = start(data(directory), server.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("the local PostgreSQL does not start again", e);
        }
    }

    @Override
    public void close() {
        stop();
        FileUtils.deleteQuietly(directory.toFile());
    }

    private static File data(Path directory) {
        return directory.resolve("data").toFile();
    }

    private static EmbeddedPostgres start(File data, int port) throws IOException {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
        if (port != 0) {
            builder.setPort(port);
        }
        return builder.start();
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the local PostgreSQL does not do: " + sql, e);
        }
    }
}
