package org.thumbnailroute.localfiles;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what lies below one directory. Links to files are followed; links to directories are collected as they are,
 * because they may lead in a circle.
 */
final class DirectoryWalk extends SimpleFileVisitor<Path> {

    private final Path named;
    private final Path start;
    private final Path skipped;
    private final List<InputFile> found = new ArrayList<>();

    private DirectoryWalk(Path named, Path start, Path skipped) {
        this.named = named;
        this.start = start;
        this.skipped = skipped;
    }

    /**
     * All that is not hidden, sorted.
     *
     * @param named may be a link to a directory
     * @param skipped the real path of a directory that is left out, unless it is the one that is named
     */
    static List<InputFile> below(Path named, Path skipped) {
        // its real path, because the walk itself follows no links; so all paths it meets are real, but for links
        DirectoryWalk walk = new DirectoryWalk(named, RealPath.of(named), skipped);
        try {
            Files.walkFileTree(walk.start, walk);
        } catch (IOException e) {
            walk.add(walk.start); // reading it will fail too
        }
        walk.found.sort(Comparator.comparing(InputFile::name));
        return walk.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        boolean leftOut = !path.equals(start) && (isHidden(path) || path.equals(skipped));
        return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
        boolean leadsToSkipped =
                attributes.isSymbolicLink() && RealPath.of(path).equals(skipped);
        if (!isHidden(path) && !leadsToSkipped) {
            add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
        add(path); // reading it will fail too, and say why
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, @Nullable IOException failure) {
        if (failure != null) {
            add(path); // not all of it was seen
        }
        return FileVisitResult.CONTINUE;
    }

    private void add(Path path) {
        Path name = start.relativize(path);
        found.add(new InputFile(named.resolve(name), name));
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }
}
