package org.thumbnailroute.idempotent;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The native part of the SQLite driver. Left to itself the driver unpacks it beside all the other temporary files, and
 * leaves it there, a megabyte, when the process is killed. Here it gets a directory of its own, which is gone as soon as
 * it is loaded, where the system allows that.
 */
final class SqliteLibrary {

    private SqliteLibrary() {}

    /**
     * Loads it; once is enough, more do no harm.
     *
     * @throws IllegalStateException with the reason if there is none for this system, or no place to unpack it
     */
    static synchronized void load() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            Path directory = Files.createTempDirectory(temporary, "sqlite-");
            // Windows keeps a loaded library until the end; the driver asks the same for what is in the directory
            directory.toFile().deleteOnExit();
            try {
                System.setProperty("org.sqlite.tmpdir", directory.toString());
                // by name, and as the driver's class: the driver is not there to compile with
                Class.forName("org.sqlite.SQLiteJDBCLoader")
                        .getMethod("initialize")
                        .invoke(null);
            } finally {
                delete(directory);
            }
        } catch (InvocationTargetException e) {
            throw failed(temporary, e.getCause() == null ? e : e.getCause());
        } catch (IOException | ReflectiveOperationException e) {
            throw failed(temporary, e);
        }
    }

    private static IllegalStateException failed(Path temporary, Throwable cause) {
        return new IllegalStateException(
                "SQLite's library cannot be unpacked to %s and loaded (-Djava.io.tmpdir names another directory): %s"
                        .formatted(temporary, OneLine.of(cause)));
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.list(directory)) {
            all = Stream.concat(files, Stream.of(directory)).toList();
        }
        for (Path path : all) {
            try {
                Files.delete(path);
            } catch (IOException e) {
                return;
            }
        }
    }
}
