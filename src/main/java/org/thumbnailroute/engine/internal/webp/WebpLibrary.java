package org.thumbnailroute.engine.internal.webp;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.Locale;
import org.thumbnailroute.nativecode.NativeLibrary;
import org.thumbnailroute.nativecode.NativeLoadException;

/** The native part of the webp-imageio library, which is not left to the library itself: see {@link NativeLibrary}. */
final class WebpLibrary {

    private static final String PACKAGE = "com.luciad.imageio.webp.";

    private WebpLibrary() {}

    /**
     * Loads it, for the class loader that has the library's classes.
     *
     * @param directory where it is unpacked
     */
    static void load(Path directory) throws NativeLoadException {
        String name = System.mapLibraryName("webp-imageio");
        String resource = "/native/%s/%s/%s".formatted(system(), processor(), name);
        try (InputStream content = owner("WebP").getResourceAsStream(resource)) {
            if (content == null) {
                throw new NativeLoadException("there is no " + resource);
            }
            NativeLibrary.load("libwebp", content, name, directory, WebpLibrary::loadByItsOwner);
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            // the library was changed or left away
            throw new NativeLoadException(e.toString());
        }
    }

    private static void loadByItsOwner(Path file) throws Throwable {
        Class<?> loader = owner("internal.NativeLoader");
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(loader, MethodHandles.lookup());
        Object instance = lookup.findStaticVarHandle(loader, "INSTANCE", loader).get();
        boolean isLoaded = (boolean) lookup.findVirtual(
                        loader, "loadNativeLibrary", MethodType.methodType(boolean.class, String.class, String.class))
                .invoke(
                        instance,
                        file.resolveSibling("").toString(),
                        file.getFileName().toString());
        if (!isLoaded) {
            throw new UnsatisfiedLinkError("this system refuses it, see the standard error stream");
        }
    }

    /** One of the library's native methods, none of which is public. */
    static MethodHandle method(String className, String name, MethodType type) throws NativeLoadException {
        try {
            Class<?> owner = owner(className);
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findStatic(owner, name, type);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new NativeLoadException(e.toString());
        }
    }

    private static Class<?> owner(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, false, WebpLibrary.class.getClassLoader());
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
