package org.thumbnailroute.localfiles;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.cli.Commands;
import org.thumbnailroute.pictures.QuadrantPicture;
import picocli.CommandLine;

/** Runs the command in a directory of its own, which is D in arguments and in what it prints. */
abstract class ResizeRun {

    static final byte[] JPEG = QuadrantPicture.jpeg(300, 200, 6);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    int resize(String arguments) {
        List<String> words = new ArrayList<>(List.of("resize"));
        words.addAll(List.of(arguments.replace("D/", directory + "/").split(" ")));
        return run(words);
    }

    int run(List<String> arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine commandLine =
                Commands.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Commands.execute(commandLine, arguments.toArray(String[]::new));
    }

    /** With bars for tabs. */
    List<String> lines() {
        return readable(out).replace('\t', '|').lines().toList();
    }

    List<String> outcomes() {
        return lines().stream()
                .map(line -> line.substring(0, line.indexOf('|')))
                .toList();
    }

    List<String> outcomesAndFiles() {
        return lines().stream()
                .map(line -> line.replaceFirst("^([^|]*\\|[^|]*).*", "$1"))
                .toList();
    }

    String printed() {
        return readable(out);
    }

    String errors() {
        return readable(err);
    }

    private String readable(StringWriter printed) {
        return printed.toString().replace(directory.toString(), "D");
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.write(path(name), bytes);
    }

    byte[] read(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    List<String> files(String name) throws IOException {
        try (Stream<Path> files = Files.walk(path(name))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> path(name).relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
