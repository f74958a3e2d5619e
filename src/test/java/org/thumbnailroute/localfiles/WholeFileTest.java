package org.thumbnailroute.localfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WholeFileTest {

    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2, 3};

    @TempDir
    private Path directory;

    private Path target = Path.of("");

    @BeforeEach
    void nameIt() {
        target = directory.resolve("a.jpg");
    }

    /** With hard links, and two ways in which file systems say that they have none. */
    static Stream<WholeFile> ways() {
        return Stream.of(
                new WholeFile(Files::createLink),
                new WholeFile((name, file) -> {
                    throw new UnsupportedOperationException();
                }),
                new WholeFile((name, file) -> {
                    throw new FileSystemException(name.toString(), file.toString(), "Operation not permitted");
                }));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void createsAFileAndLeavesNothingElse(WholeFile files) throws IOException {
        files.create(target, NEW);

        assertArrayEquals(NEW, Files.readAllBytes(target));
        assertEquals(List.of("a.jpg"), names());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void createsNothingWhereAFileIs(WholeFile files) throws IOException {
        Files.write(target, OLD);

        assertThrows(FileAlreadyExistsException.class, () -> files.create(target, NEW));

        assertArrayEquals(OLD, Files.readAllBytes(target));
        assertEquals(List.of("a.jpg"), names());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void createsNothingWhereALinkLeadsNowhere(WholeFile files) throws IOException {
        Files.createSymbolicLink(target, directory.resolve("elsewhere"));

        assertThrows(FileAlreadyExistsException.class, () -> files.create(target, NEW));

        assertEquals(List.of("a.jpg"), names());
    }

    /** The last moment at which another program can take the name. */
    @Test
    void replacesNothingThatComesWhileItIsWritten() throws IOException {
        WholeFile files = new WholeFile((name, file) -> {
            Files.write(name, OLD);
            throw new UnsupportedOperationException();
        });

        assertThrows(FileAlreadyExistsException.class, () -> files.create(target, NEW));

        assertArrayEquals(OLD, Files.readAllBytes(target));
        assertEquals(List.of("a.jpg"), names());
    }

    @Test
    void leavesNothingWhereItCannotBeMoved() throws IOException {
        WholeFile files = new WholeFile((name, file) -> {
            Files.delete(file); // so that there is nothing to move
            throw new UnsupportedOperationException();
        });

        assertThrows(IOException.class, () -> files.create(target, NEW));

        assertEquals(List.of(), names());
    }

    @Test
    void replacesALinkButNotWhatItLeadsTo() throws IOException {
        Path other = Files.write(directory.resolve("other"), OLD);
        Files.createSymbolicLink(target, other);

        new WholeFile(Files::createLink).replace(target, NEW);

        assertArrayEquals(NEW, Files.readAllBytes(target));
        assertArrayEquals(OLD, Files.readAllBytes(other));
        assertEquals(List.of("a.jpg", "other"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
