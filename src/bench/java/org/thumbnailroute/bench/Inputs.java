package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The pictures of a run: those that are drawn, or the user's own. */
final class Inputs {

    private Inputs() {}

    /** What speed is measured with. */
    static List<Input> forSpeed(BenchOptions options) throws IOException {
        return options.directory().isPresent() ? in(options.directory().get(), options) : DrawnInputs.speed(options);
    }

    /** What quality is measured with: photographs, or what is drawn like them. */
    static List<Input> forQuality(BenchOptions options) throws IOException {
        return options.directory().isPresent() ? in(options.directory().get(), options) : DrawnInputs.quality(options);
    }

    private static List<Input> in(Path directory, BenchOptions options) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Formats::isPicture)
                    .sorted()
                    .map(file -> new Input(String.valueOf(file.getFileName()), file))
                    .filter(input -> options.hasRow(input.name()))
                    .toList();
        }
    }
}
