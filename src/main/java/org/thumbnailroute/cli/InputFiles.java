package org.thumbnailroute.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the files: each one that is named, and all below the directories that are named, sorted. */
final class InputFiles {

    private InputFiles() {}

    /**
     * Finds them. A file that is named stands in the list even if it is not there, so that its line can say so; below a
     * directory, what is hidden or no regular file is left out.
     *
     * @param out not looked into, where it lies below a directory that is named: these are the thumbnails
     */
    static List<Input> find(List<Path> named, Path out) {
        List<Input> inputs = new ArrayList<>();
        for (Path path : named) {
            if (Files.isDirectory(path)) {
                inputs.addAll(below(path, out.toAbsolutePath().normalize()));
            } else {
                inputs.add(new Input(path, path.getFileName()));
            }
        }
        return inputs;
    }

    private static List<Input> below(Path directory, Path out) {
        List<Input> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    boolean skipped = !path.equals(directory)
                            && (isHidden(path)
                                    || path.toAbsolutePath().normalize().equals(out));
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (!isHidden(path) && Files.isRegularFile(path)) {
                        found.add(new Input(path, directory.relativize(path)));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException failure) {
                    found.add(new Input(path, directory.relativize(path))); // reading it will fail too, and say why
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            found.add(new Input(directory, directory)); // reading it will fail too
        }
        found.sort(Comparator.comparing(Input::name));
        return found;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
