package org.thumbnailroute.localfiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the files: each one that is named, and all below the directories that are named, sorted. */
final class InputFiles {

    /** What makes two inputs one: the same file for the same thumbnail. */
    private record Work(Path file, Path name) {}

    private InputFiles() {}

    /**
     * Finds them, each once. What cannot be read, or is no file, stands in the list too, so that its line can say so;
     * below a directory, what is hidden is left out.
     *
     * @param out not looked into, where it lies below a directory that is named: these are the thumbnails
     */
    static List<InputFile> find(List<Path> named, Path out) {
        Map<Work, InputFile> inputs = new LinkedHashMap<>();
        Path thumbnails = RealPath.of(out);
        for (Path path : named) {
            List<InputFile> found = Files.isDirectory(path)
                    ? DirectoryWalk.below(path, thumbnails)
                    : List.of(new InputFile(path, path.getFileName()));
            found.forEach(input -> inputs.putIfAbsent(new Work(RealPath.of(input.file()), input.name()), input));
        }
        return List.copyOf(inputs.values());
    }
}
