package org.thumbnailroute.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.thumbnailroute.pictures.SampleSet;

/** Where the demo's pictures come from. */
final class DemoPictures {

    private DemoPictures() {}

    /** A varied set, drawn anew. */
    static List<DemoPicture> drawn() {
        return SampleSet.standard().stream()
                .map(sample -> new DemoPicture(sample.key(), sample.contentType(), sample.description(), sample::bytes))
                .toList();
    }

    /**
     * Every file of a directory and those below it, by name; their paths become their keys.
     *
     * @throws UserError if there is none, or the directory cannot be read
     */
    static List<DemoPicture> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new UserError("-Dimages=%s: there is no such directory".formatted(directory));
        }
        List<DemoPicture> pictures;
        try (Stream<Path> paths = Files.walk(directory)) {
            pictures = paths.filter(Files::isRegularFile)
                    .map(path -> picture(directory, path))
                    .sorted(Comparator.comparing(DemoPicture::key))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UserError("-Dimages=%s: cannot be read: %s".formatted(directory, e.getMessage()));
        }
        if (pictures.isEmpty()) {
            throw new UserError("-Dimages=%s: the directory holds no files".formatted(directory));
        }
        return pictures;
    }

    private static DemoPicture picture(Path directory, Path path) {
        String key = directory.relativize(path).toString().replace(File.separatorChar, '/');
        String contentType = Objects.requireNonNullElse(
                URLConnection.guessContentTypeFromName(path.getFileName().toString()), "application/octet-stream");
        return new DemoPicture(key, contentType, "", () -> Files.readAllBytes(path));
    }
}
