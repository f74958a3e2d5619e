package org.thumbnailroute.idempotent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.nativecode.NativeLibrary;
import org.thumbnailroute.nativecode.NativeLoadException;
import org.thumbnailroute.text.Printable;

/** The native part of the SQLite driver, which is not left to the driver: see {@link NativeLibrary}. */
final class SqliteLibrary {

    private static final String NAME = "SQLite's library";

    /** Where the driver looks for a library that is there already. */
    private static final String PLACE = "org.sqlite.lib.path";

    /** Where the driver looks for its leftovers, and unpacks the library if the one above does not load. */
    private static final String TEMPORARY = "org.sqlite.tmpdir";

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
        } catch (ClassNotFoundException e) {
            // the class's name would say less
            throw new IllegalStateException(
                    "there is no SQLite here; on AWS Lambda, where no file outlives a function, set THUMBNAIL_ANNOUNCED_STORE to dynamodb:TABLE");
        } catch (NativeLoadException e) {
            throw new IllegalStateException(e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException(NAME + " cannot be loaded: " + Printable.line(e));
        }
    }

    private static void loadUnpacked(Path temporary)
            throws IOException, ReflectiveOperationException, NativeLoadException {
        String name = ofDriver("getNativeLibName");
        String resource = ofDriver("getNativeLibResourcePath") + "/" + name;
        try (InputStream content = driver("util.LibraryLoaderUtil").getResourceAsStream(resource)) {
            if (content == null) {
                throw new NativeLoadException(
                        "%s is not there for this system: the driver has no %s".formatted(NAME, resource));
            }
            NativeLibrary.load(NAME, content, name, temporary, SqliteLibrary::loadByDriver);
        }
    }

    /** The driver is told where the file is by a property; for as long as that takes. */
    private static void loadByDriver(Path file) throws Exception {
        String directory = file.resolveSibling("").toString();
        Map<String, @Nullable String> before = new HashMap<>();
        try {
            for (String property : new String[] {PLACE, TEMPORARY}) {
                before.put(property, System.setProperty(property, directory));
            }
            initializeDriver();
        } finally {
            before.forEach(SqliteLibrary::restore);
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }

    private static void initializeDriver() throws Exception {
        try {
            driver("SQLiteJDBCLoader").getMethod("initialize").invoke(null);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static String ofDriver(String method) throws ReflectiveOperationException {
        return String.valueOf(driver("util.LibraryLoaderUtil").getMethod(method).invoke(null));
    }

    /** By name, because it is not there to compile with. */
    private static Class<?> driver(String name) throws ClassNotFoundException {
        return Class.forName("org.sqlite." + name);
    }
}
