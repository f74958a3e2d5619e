package org.thumbnailroute.nativecode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.route.ChildProcess;

class NativeLibraryTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path temporary;

    @ParameterizedTest(name = "umask {0}")
    @ValueSource(strings = {"000", "022", "077", "777"})
    void isOnlyThisUsersWhateverTheUmask(String umask) throws Exception {
        List<String> command = List.of(
                "sh",
                "-c",
                "umask %s; exec \"$@\"".formatted(umask),
                "sh",
                ChildProcess.java(),
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                UnpackingProgram.class.getName(),
                temporary.toString());
        try (ChildProcess program = ChildProcess.start(temporary, Map.of(), command)) {
            assertEquals(0, program.exitCode(Duration.ofSeconds(30)), program.output());
            assertEquals("""
                    while it is written: rwx------ rw-------
                    while it is loaded: rwx------ rw-------
                    """, program.output());
        }
        assertEquals(List.of(), left());
    }

    @Test
    void isUnderANewNameEachTime() throws Exception {
        List<Path> names = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            load(file -> {
                assertArrayEquals(CONTENT, Files.readAllBytes(file));
                assertEquals("library.so", file.getFileName().toString());
                names.add(file);
            });
        }
        assertNotEquals(names.get(0), names.get(1));
        assertEquals(List.of(), left());
    }

    @Test
    void leavesNothingOfWhatALoaderPutsBesideIt() throws Exception {
        load(file -> Files.createFile(file.resolveSibling("library.so.lck")));

        assertEquals(List.of(), left());
    }

    @Test
    void leavesNothingWhenItDoesNotLoad() throws Exception {
        String message = String.valueOf(assertThrows(
                        NativeLoadException.class,
                        () -> load(file -> {
                            throw new UnsatisfiedLinkError("no such symbol");
                        }))
                .getMessage());

        assertEquals(
                "the library cannot be unpacked to %s and loaded (-Djava.io.tmpdir names another directory, writable and without noexec): java.lang.UnsatisfiedLinkError: no such symbol"
                        .formatted(temporary),
                message);
        assertEquals(List.of(), left());
    }

    @Test
    void leavesNothingWhenItCannotBeWritten() throws Exception {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        NativeLoadException failure = assertThrows(
                NativeLoadException.class,
                () -> NativeLibrary.load("the library", broken, "library.so", temporary, file -> {}));

        assertTrue(String.valueOf(failure.getMessage()).endsWith("Stream closed"), failure.getMessage());
        assertEquals(List.of(), left());
    }

    private void load(NativeLibrary.Loader loader) throws NativeLoadException {
        NativeLibrary.load("the library", new ByteArrayInputStream(CONTENT), "library.so", temporary, loader);
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        }
    }
}
