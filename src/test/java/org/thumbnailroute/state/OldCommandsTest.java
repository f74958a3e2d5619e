package org.thumbnailroute.state;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.cli.Commands;
import picocli.CommandLine;

/** Scripts that call {@code resize}: {@code resize.txt} has their command lines, each after the exit code that they expect. */
class OldCommandsTest {

    /** Outcome, file, its size, the thumbnail's size and format, milliseconds. */
    private static final int COLUMNS = 6;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    static Stream<String> commands() {
        return State.text("resize.txt").lines();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void endsAsBefore(String line) throws IOException {
        Files.write(directory.resolve("PICTURE"), State.original());
        Files.writeString(directory.resolve("TEXT"), "no picture");
        List<String> words = Arrays.stream(line.split(" ", -1))
                .map(word -> word.replaceAll("(OUT|PICTURE|TEXT|MISSING)$", directory + "/$1"))
                .toList();

        CommandLine commandLine =
                Commands.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode =
                Commands.execute(commandLine, words.subList(1, words.size()).toArray(String[]::new));

        assertEquals(words.get(0), Integer.toString(exitCode), err::toString);
        if (words.contains("resize")) {
            assertAll(out.toString().lines().map(row -> () -> assertEquals(COLUMNS, row.split("\t", -1).length, row)));
        }
    }
}
