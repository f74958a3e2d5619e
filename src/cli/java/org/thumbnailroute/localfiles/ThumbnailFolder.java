package org.thumbnailroute.localfiles;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.thumbnailroute.terminal.UsageException;

/** The directory of the thumbnails. Safe for use by many threads. */
final class ThumbnailFolder {

    private final Path directory;
    private final boolean overwrite;
    private final WholeFile files = new WholeFile(Files::createLink);
    private final KnownFiles originals = new KnownFiles();
    private final KnownFiles written = new KnownFiles();

    /**
     * Makes it if need be.
     *
     * @param overwrite whether files that were there before this run may be replaced
     * @throws UsageException if there is no such directory and it cannot be made
     */
    ThumbnailFolder(Path directory, boolean overwrite, List<InputFile> inputs) {
        this.directory = directory;
        this.overwrite = overwrite;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UsageException("--out: \"%s\" is not a directory and cannot be created".formatted(directory));
        }
        inputs.forEach(input -> originals.add(input.file(), input.file()));
    }

    /**
     * Complains about what is in the way of a thumbnail; asked before one is made, to spare the work.
     *
     * @throws FailedFile if this place belongs to an original, another thumbnail or anything else that stays
     */
    synchronized void checkFree(Path name) {
        check(directory.resolve(name));
    }

    /**
     * Writes a thumbnail, whole or not at all.
     *
     * @throws FailedFile if something is in the way, which may also have come in the meantime, or writing fails
     */
    synchronized void write(Path original, Path name, byte[] thumbnail) {
        Path target = directory.resolve(name);
        check(target);
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            put(target, thumbnail);
            written.add(target, original);
        } catch (IOException e) {
            throw new FailedFile(FailedFile.UNWRITABLE, "%s cannot be written: %s".formatted(target, e));
        }
    }

    private void put(Path target, byte[] thumbnail) throws IOException {
        if (overwrite) {
            files.replace(target, thumbnail);
            return;
        }
        try {
            files.create(target, thumbnail);
        } catch (FileAlreadyExistsException e) {
            check(target);
            throw exists(target);
        }
    }

    private void check(Path target) {
        if (originals.find(target).isPresent()) {
            throw new FailedFile(FailedFile.NAME_TAKEN, target + " would overwrite an original");
        }
        written.find(target).ifPresent(other -> {
            throw new FailedFile(FailedFile.NAME_TAKEN, "%s is the thumbnail of %s".formatted(target, other));
        });
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(target)) {
            throw new FailedFile(FailedFile.UNWRITABLE, target + " exists and is no file");
        }
        if (!overwrite) {
            throw exists(target);
        }
    }

    private static FailedFile exists(Path target) {
        return new FailedFile(FailedFile.EXISTS, target + " exists; with --overwrite it would be replaced");
    }
}
