package org.thumbnailroute.nativecode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file in a directory of its own, with a name that nobody can foresee. Both belong to this user alone from the moment
 * they exist, whatever the umask, so that nobody can put another library in its place.
 */
final class UnpackedFile implements AutoCloseable {

    private static final Set<PosixFilePermission> OF_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OF_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path directory;
    private final Path file;

    private UnpackedFile(Path directory, String name) {
        this.directory = directory;
        this.file = directory.resolve(name);
    }

    /**
     * Writes it.
     *
     * @param temporary where its directory is made
     */
    static UnpackedFile of(InputStream content, String name, Path temporary) throws IOException {
        Path directory = Files.createTempDirectory(temporary, "thumbnail-route-", attributes(temporary, OF_DIRECTORY));
        UnpackedFile unpacked = new UnpackedFile(directory, name);
        try {
            unpacked.write(content);
            return unpacked;
        } catch (IOException | RuntimeException e) {
            unpacked.close();
            throw e;
        }
    }

    private void write(InputStream content) throws IOException {
        undoUmask(directory, OF_DIRECTORY);
        Files.createFile(file, attributes(directory, OF_FILE));
        undoUmask(file, OF_FILE);
        try (OutputStream out = Files.newOutputStream(file)) {
            content.transferTo(out);
        }
    }

    /** Given when a file is made, so that it never has others. */
    private static FileAttribute<?>[] attributes(Path place, Set<PosixFilePermission> permissions) {
        return isPosix(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** A umask can only take away, but it may take the owner's too. */
    private static void undoUmask(Path place, Set<PosixFilePermission> permissions) throws IOException {
        if (isPosix(place)) {
            Files.setPosixFilePermissions(place, permissions);
        }
    }

    private static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path path() {
        return file;
    }

    /** Removes the directory with all that is in it; Windows keeps a loaded library until the process ends. */
    @Override
    public void close() throws IOException {
        List<Path> kept;
        try (Stream<Path> files = Files.list(directory)) {
            kept = files.filter(one -> !isDeleted(one)).toList();
        }
        if (kept.isEmpty()) {
            Files.delete(directory);
        } else {
            // what is registered last goes first
            directory.toFile().deleteOnExit();
            kept.forEach(one -> one.toFile().deleteOnExit());
        }
    }

    private static boolean isDeleted(Path path) {
        try {
            return Files.deleteIfExists(path);
        } catch (IOException e) {
            return false;
        }
    }
}
