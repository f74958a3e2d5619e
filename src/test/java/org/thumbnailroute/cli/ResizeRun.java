package org.thumbnailroute.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Runs the command in a directory of its own, which is D in arguments and in what it prints. */
abstract class ResizeRun {

    static final byte[] JPEG = QuadrantPicture.jpeg(300, 200, 6);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path directory;

    int resize(String arguments) {
        List<String> words = new ArrayList<>(List.of("resize"));
        words.addAll(List.of(arguments.replace("D/", directory + "/").split(" ")));
        return run(words);
    }

    int run(List<String> arguments) {
        out.reset();
        err.reset();
        return CommandLine.run(arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
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

    private String readable(ByteArrayOutputStream printed) {
        return printed.toString(UTF_8).replace(directory.toString(), "D");
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
