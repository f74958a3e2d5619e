package org.thumbnailroute.engine.webp;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The native part of the webp-imageio library. It is unpacked and loaded here and not by the library itself, which
 * searches all of the directory for its leftovers, prints what fails and leaves its file behind when a process is
 * killed. Where the system allows it, the file is gone as soon as it is loaded.
 */
final class NativeLibrary {

    private static final String PACKAGE = "com.luciad.imageio.webp.";

    private NativeLibrary() {}

    /**
     * Loads it, for the class loader that has the library's classes.
     *
     * @param directory where it is unpacked
     */
    static void load(Path directory) throws NativeLoadException {
        @Nullable Path file = null;
        try {
            Class<?> owner = owner("WebP");
            file = unpack(owner, directory);
            if (!loadByItsOwner(directory, file)) {
                throw new NativeLoadException("this system refuses it, see the standard error stream");
            }
        } catch (NativeLoadException e) {
            throw e;
        } catch (Throwable e) {
            // UnsatisfiedLinkError, whatever the file system says, and a library that was changed or left away
            throw new NativeLoadException(e.toString(), e);
        } finally {
            delete(file);
        }
    }

    /** The loader's class must do it: native methods are looked up by class loader, and ours may be another. */
    private static boolean loadByItsOwner(Path directory, Path file) throws Throwable {
        Class<?> loader = owner("internal.NativeLoader");
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(loader, MethodHandles.lookup());
        Object instance = lookup.findStaticVarHandle(loader, "INSTANCE", loader).get();
        return (boolean) lookup.findVirtual(
                        loader, "loadNativeLibrary", MethodType.methodType(boolean.class, String.class, String.class))
                .invoke(
                        instance,
                        directory.toString(),
                        directory.relativize(file).toString());
    }

    /** One of the library's native methods, none of which is public. */
    static MethodHandle method(String className, String name, MethodType type) throws NativeLoadException {
        try {
            Class<?> owner = owner(className);
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findStatic(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new NativeLoadException(e.toString(), e);
        }
    }

    private static Class<?> owner(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, false, NativeLibrary.class.getClassLoader());
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Windows keeps a loaded library; it can go with the process
            file.toFile().deleteOnExit();
        }
    }

    private static Path unpack(Class<?> owner, Path directory) throws IOException, NativeLoadException {
        String name = System.mapLibraryName("webp-imageio");
        String resource = "/native/%s/%s/%s".formatted(system(), processor(), name);
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NativeLoadException("there is no " + resource);
            }
            Path file = Files.createTempFile(directory, "webp-", name);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        }
    }

    private static String system() {
        String name = System.getProperty("os.name");
        return name.startsWith("Windows") ? "Windows" : name.startsWith("Mac") ? "Mac" : name;
    }

    private static String processor() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch64";
            default -> name;
        };
    }
}
