package org.thumbnailroute.idempotent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.thumbnailroute.text.Printable;

/**
 * The native part of the SQLite driver. It is unpacked here and not by the driver, which searches all of the temporary
 * directory for its leftovers, leaves a megabyte there when the process is killed, and takes as long again to compare what
 * it wrote. Where the system allows it, the file is gone as soon as it is loaded.
 */
final class SqliteLibrary {

    /** Where the driver looks for a library that is there already. */
    private static final String PLACE = "org.sqlite.lib.path";

    private SqliteLibrary() {}

    /**
     * Loads it; once is enough, more do no harm.
     *
     * @param temporary where it is unpacked
     * @throws IllegalStateException with the reason if there is none for this system, or it cannot be unpacked or loaded
     */
    static synchronized void load(Path temporary) {
        try {
            if (System.getProperty(PLACE) == null) {
                loadUnpacked(temporary);
            } else {
                initializeDriver();
            }
        } catch (InvocationTargetException e) {
            throw failed(temporary, e.getCause() == null ? e : e.getCause());
        } catch (ClassNotFoundException e) {
            // the class's name would say less
            throw new IllegalStateException(
                    "there is no SQLite here; on AWS Lambda, where no file outlives a function, set THUMBNAIL_ANNOUNCED_STORE to dynamodb:TABLE");
        } catch (IOException | ReflectiveOperationException e) {
            throw failed(temporary, e);
        }
    }

    private static void loadUnpacked(Path temporary) throws IOException, ReflectiveOperationException {
        Path directory = Files.createTempDirectory(temporary, "sqlite-");
        Path library = directory.resolve(ofDriver("getNativeLibName"));
        try {
            unpack(ofDriver("getNativeLibResourcePath"), library);
            System.setProperty(PLACE, directory.toString());
            initializeDriver();
        } finally {
            System.clearProperty(PLACE);
            delete(directory, library);
        }
    }

    private static void unpack(String folder, Path library) throws IOException, ClassNotFoundException {
        try (InputStream in =
                driver("util.LibraryLoaderUtil").getResourceAsStream(folder + "/" + library.getFileName())) {
            if (in == null) {
                throw new IOException("the driver has no " + folder);
            }
            Files.copy(in, library);
        }
    }

    /** The driver's class must load it: native methods are looked up by class loader, and ours may be another. */
    private static void initializeDriver() throws ReflectiveOperationException {
        driver("SQLiteJDBCLoader").getMethod("initialize").invoke(null);
    }

    private static String ofDriver(String method) throws ReflectiveOperationException {
        return String.valueOf(driver("util.LibraryLoaderUtil").getMethod(method).invoke(null));
    }

    /** By name, because it is not there to compile with. */
    private static Class<?> driver(String name) throws ClassNotFoundException {
        return Class.forName("org.sqlite." + name);
    }

    private static IllegalStateException failed(Path temporary, Throwable cause) {
        return new IllegalStateException(
                "SQLite's library cannot be unpacked to %s and loaded (-Djava.io.tmpdir names another directory): %s"
                        .formatted(temporary, Printable.line(cause)));
    }

    private static void delete(Path directory, Path library) {
        try {
            Files.deleteIfExists(library);
            Files.delete(directory);
        } catch (IOException e) {
            // Windows keeps a loaded library; it can go with the process, and before its directory
            directory.toFile().deleteOnExit();
            library.toFile().deleteOnExit();
        }
    }
}
