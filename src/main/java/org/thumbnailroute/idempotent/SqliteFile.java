package org.thumbnailroute.idempotent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The file that a {@code jdbc:sqlite:} URL names, looked at before the driver does, whose complaints name no file.
 *
 * @param options what the URL says behind the file, from its question mark on, for the driver
 */
public record SqliteFile(Path path, String options) {

    public static final String PREFIX = "jdbc:sqlite:";

    private static final String HOME = "~/";

    /**
     * The file of a URL that begins with {@link #PREFIX}.
     *
     * @throws IllegalArgumentException with the problem
     */
    public static SqliteFile of(String url) {
        String name = url.substring(PREFIX.length());
        int options = name.indexOf('?');
        String file = options < 0 ? name : name.substring(0, options);
        String expanded = file.startsWith(HOME) ? home() + "/" + file.substring(HOME.length()) : file;
        try {
            return new SqliteFile(Path.of(expanded).toAbsolutePath(), options < 0 ? "" : name.substring(options));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("no name of a file: " + e.getReason());
        }
    }

    /** A user id without a name, as some platforms give to containers, has none: Java then says "?". */
    private static String home() {
        String home = System.getProperty("user.home", "");
        require(
                Path.of(home).isAbsolute(),
                "there is no home directory for ~: name a file by its whole path, or another store");
        return home;
    }

    /** For the driver, which knows no home directory. */
    String url() {
        return PREFIX + path + options;
    }

    /**
     * Makes its directory where that is missing.
     *
     * @throws IllegalArgumentException if it cannot be made, or cannot hold the file
     */
    void prepare() {
        Path directory = path.resolveSibling(".").normalize();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IllegalArgumentException("the directory %s cannot be made: %s".formatted(directory, e));
        }
        require(!Files.isDirectory(path), "%s is a directory".formatted(path));
        // SQLite would open such a file for reading, and fail at the first upload
        require(Files.notExists(path) || Files.isWritable(path), "%s is not writable".formatted(path));
        require(
                Files.isWritable(directory),
                "%s is not writable, and SQLite needs files beside its own".formatted(directory));
    }

    /** @throws IllegalArgumentException if there is no such file */
    void requireThere() {
        require(Files.isRegularFile(path), "there is no file %s".formatted(path));
    }

    private static void require(boolean condition, String problem) {
        if (!condition) {
            throw new IllegalArgumentException(problem);
        }
    }
}
