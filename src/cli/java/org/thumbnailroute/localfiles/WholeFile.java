package org.thumbnailroute.localfiles;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that have all of their bytes from the moment they have their name, even if the run is cut off. */
final class WholeFile {

    /** How a file gets a second name; fails if that name is taken. */
    interface Link {
        void make(Path name, Path file) throws IOException;
    }

    private final Link link;

    /** @param link {@code Files::createLink} */
    WholeFile(Link link) {
        this.link = link;
    }

    private interface Step {
        void take(Path part) throws IOException;
    }

    /** @throws FileAlreadyExistsException if there is anything of this name, also if it has just come into being */
    void create(Path target, byte[] bytes) throws IOException {
        write(target, bytes, part -> {
            try {
                link.make(target, part);
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (UnsupportedOperationException | FileSystemException e) {
                claim(target, part);
            }
        });
    }

    /** Takes the place of the file of this name, if there is one; of a symbolic link, not of what it leads to. */
    void replace(Path target, byte[] bytes) throws IOException {
        write(target, bytes, part -> move(part, target));
    }

    /** The way for FAT and the like, which have no hard links: what is replaced is this empty file. */
    private static void claim(Path target, Path part) throws IOException {
        Files.createFile(target);
        try {
            move(part, target);
        } catch (IOException e) {
            Files.delete(target);
            throw e;
        }
    }

    private static void write(Path target, byte[] bytes, Step last) throws IOException {
        Path part = target.resolveSibling(".thumbnail-%s.part".formatted(UUID.randomUUID()));
        try {
            Files.write(part, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            last.take(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
