package org.thumbnailroute.nativecode;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * Loads a native library out of a jar. Libraries that do so themselves search all of the temporary directory for their
 * leftovers, leave a file behind when a process is killed, and let everybody read it, or write it where the umask says so.
 */
public final class NativeLibrary {

    /** Loads a file, in a class whose class loader has the native methods: that is where the JVM looks them up. */
    @FunctionalInterface
    public interface Loader {
        void load(Path file) throws Throwable;
    }

    private NativeLibrary() {}

    /**
     * Unpacks it for this user alone and has it loaded. Where the system allows it, the file is gone afterwards; on Windows
     * at the end of the process.
     *
     * @param library its name, for people
     * @param content of the file
     * @param fileName its name for the loader
     * @param temporary the directory in which it is unpacked
     * @throws NativeLoadException if it cannot be unpacked there, or not be loaded
     */
    public static void load(String library, InputStream content, String fileName, Path temporary, Loader loader)
            throws NativeLoadException {
        try (UnpackedFile file = UnpackedFile.of(content, fileName, temporary)) {
            loader.load(file.path());
        } catch (Throwable e) {
            // also an Error: the JVM's word for a library that does not load
            throw new NativeLoadException(library, temporary, e);
        }
    }
}
