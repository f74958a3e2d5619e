package org.thumbnailroute.nativecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** Loads a library of no bytes, and prints who may use its directory and its file meanwhile; a process has one umask. */
final class UnpackingProgram {

    private UnpackingProgram() {}

    public static void main(String[] arguments) throws NativeLoadException {
        Path temporary = Path.of(arguments[0]);
        InputStream content = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                print("while it is written", temporary);
                return -1;
            }
        };
        NativeLibrary.load("library", content, "library.so", temporary, file -> print("while it is loaded", temporary));
    }

    private static void print(String when, Path temporary) {
        Path directory = only(temporary);
        System.out.printf("%s: %s %s%n", when, permissions(directory), permissions(only(directory)));
    }

    private static Path only(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            if (all.size() != 1) {
                throw new IllegalStateException("there are " + all);
            }
            return all.get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
