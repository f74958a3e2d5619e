package org.thumbnailroute.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The directory of the thumbnails. For use by one thread. */
final class ThumbnailFolder {

    private final Path directory;
    private final Set<Path> originals = new HashSet<>();
    private final Map<Path, Path> written = new HashMap<>();

    /** @throws UsageException if there is no such directory and it cannot be made */
    ThumbnailFolder(Path directory, List<Input> inputs) {
        this.directory = directory;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException("--out: \"%s\" is no directory and cannot be made one".formatted(directory));
        }
        for (Input input : inputs) {
            originals.add(real(input.file()));
        }
    }

    /**
     * Writes a thumbnail, whole or not at all. A file from an earlier run is replaced.
     *
     * @throws FailedFile if an original has this place, or this run has put another thumbnail there
     */
    void write(Path original, Path name, byte[] thumbnail) {
        Path target = directory.resolve(name);
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            if (originals.contains(real(target))) {
                throw new FailedFile(FailedFile.NAME_TAKEN, target + " would overwrite an original");
            }
            replace(target, thumbnail, original);
        } catch (IOException e) {
            throw new FailedFile(FailedFile.UNWRITABLE, "%s cannot be written: %s".formatted(target, e));
        }
    }

    private void replace(Path target, byte[] thumbnail, Path original) throws IOException {
        Path other = written.putIfAbsent(real(target), original);
        if (other != null) {
            throw new FailedFile(FailedFile.NAME_TAKEN, "%s is the thumbnail of %s".formatted(target, other));
        }
        // a run that is interrupted leaves no half of a picture under its name
        Path part = target.resolveSibling(
                ".thumbnail-%d.part".formatted(ProcessHandle.current().pid()));
        try {
            Files.write(part, thumbnail);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            written.put(real(target), original);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** One path for one file, however it is written and whichever links lead to it. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }
}
