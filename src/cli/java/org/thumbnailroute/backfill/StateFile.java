package org.thumbnailroute.backfill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.terminal.FailedException;
import org.thumbnailroute.terminal.UsageException;
import org.thumbnailroute.text.Printable;

/**
 * The file that holds a {@link BackfillState}. It is replaced as a whole, so that whatever ends the process or the machine leaves
 * the old one or the new one; and it has one user at a time, by a lock that ends with the process.
 */
final class StateFile implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private static final String SOMETHING_ELSE = "holds something else";

    private final Path file;
    private final FileChannel lock;

    private StateFile(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** @throws UsageException if the file cannot be written, or another process is using it */
    static StateFile open(Path file) {
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new UsageException("--state: %s is a directory".formatted(Printable.of(file.toString())));
        }
        try {
            Files.createDirectories(absolute.resolveSibling(".").normalize());
            FileChannel lock =
                    FileChannel.open(beside(absolute, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(lock)) {
                lock.close();
                throw new UsageException("another backfill is using %s: wait for it, or name another --state"
                        .formatted(Printable.of(file.toString())));
            }
            return new StateFile(absolute, lock);
        } catch (IOException e) {
            throw new UsageException(
                    "--state: %s cannot be written: %s".formatted(Printable.of(file.toString()), StartFailure.line(e)));
        }
    }

    private static boolean isLocked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /**
     * Empty if no backfill was begun.
     *
     * @throws UsageException if the file holds something else
     */
    Optional<BackfillState> read() {
        try {
            JsonNode json = JSON.readTree(Files.readAllBytes(file));
            int version = json.path("version").asInt(BackfillState.VERSION);
            if (version != BackfillState.VERSION) {
                throw unreadable("is of version " + version);
            }
            BackfillState state = JSON.treeToValue(json, BackfillState.class);
            if (state == null) {
                throw unreadable(SOMETHING_ELSE);
            }
            return Optional.of(state);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw unreadable(SOMETHING_ELSE);
        } catch (IOException e) {
            throw new FailedException("--state: %s cannot be read: %s".formatted(this, StartFailure.line(e)));
        }
    }

    private UsageException unreadable(String problem) {
        return new UsageException(
                "--state: %s %s; name another file, or delete it to begin anew".formatted(this, problem));
    }

    void write(BackfillState state) {
        Path written = beside(file, ".new");
        try (FileChannel channel = FileChannel.open(
                written, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(state));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FailedException("the place cannot be written to %s: %s".formatted(this, StartFailure.line(e)));
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    @Override
    public String toString() {
        return Printable.of(file.toString());
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
