package org.thumbnailroute.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The maintainer's commands. */
class ReleasingTest {

    private static final Pattern SNAPSHOT = Pattern.compile("\\d\\.\\d\\.\\d-SNAPSHOT");

    private final Document page = Document.page("releasing.md");

    /** A place that is forgotten would name a version that no repository has. */
    @Test
    void theVersionIsSetWhereverItStands() throws IOException {
        Set<Path> named = page.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("sed -i "))
                .flatMap(line -> Arrays.stream(line.split(" ")).skip(3))
                .flatMap(ReleasingTest::files)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<Path> holding = Stream.concat(
                        files("*"), Stream.of("src", "routes", ".github", ".ci").flatMap(ReleasingTest::under))
                .filter(file -> !file.equals(page.file()) && isSnapshotIn(file))
                .collect(Collectors.toCollection(TreeSet::new));
        // a release holds none
        assertEquals(holding.isEmpty() ? Set.of() : named, holding);
    }

    /** Those that the shell would put in the place of a pattern. */
    private static Stream<Path> files(String pattern) {
        Path path = Path.of(pattern);
        Path directory = path.getParent() == null ? Path.of("") : path.getParent();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(directory, path.getFileName().toString())) {
            return StreamSupport.stream(files.spliterator(), false).filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> under(String directory) {
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSnapshotIn(Path file) {
        try {
            return SNAPSHOT.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
