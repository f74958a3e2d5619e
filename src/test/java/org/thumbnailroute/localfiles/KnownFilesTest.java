package org.thumbnailroute.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFilesTest {

    private static final Path ABOUT = Path.of("about it");

    private final KnownFiles known = new KnownFiles();

    @TempDir
    private Path directory;

    @Test
    void knowsAFileByAnyOfItsNames() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[1]);
        Path other = Files.write(directory.resolve("other"), new byte[1]);
        Path symbolic = Files.createSymbolicLink(directory.resolve("symbolic"), file);
        Path hard = Files.createLink(directory.resolve("hard"), file);

        known.add(file, ABOUT);

        assertEquals(Optional.of(ABOUT), known.find(directory.resolve("x/../file")));
        assertEquals(Optional.of(ABOUT), known.find(symbolic));
        assertEquals(Optional.of(ABOUT), known.find(hard));
        assertEquals(Optional.empty(), known.find(other), "of the same size");
    }

    @Test
    void knowsWhatIsNotThereByItsPath() {
        known.add(directory.resolve("gone"), ABOUT);

        assertEquals(Optional.of(ABOUT), known.find(directory.resolve("x/../gone")));
        assertEquals(Optional.empty(), known.find(directory.resolve("other")));
    }

    /** Many file systems give it the same number. */
    @Test
    void doesNotTakeANewFileForOneThatIsGone() throws IOException {
        Path file = Files.write(directory.resolve("file"), new byte[1]);
        known.add(file, ABOUT);
        Files.delete(file);
        Path other = Files.write(directory.resolve("other"), new byte[1]);

        assertEquals(Optional.empty(), known.find(other));
    }
}
