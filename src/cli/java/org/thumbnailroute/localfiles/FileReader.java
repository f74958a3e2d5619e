package org.thumbnailroute.localfiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.thumbnailroute.engine.MemoryBudget;
import org.thumbnailroute.failure.Reason;

/** Reads files whole, not more at once than the heap has room for. Safe for use by many threads. */
final class FileReader {

    /** The JDK copies what is read at once through a buffer beside the heap, which would be as large as the file. */
    private static final int CHUNK = 64 * 1024;

    private final long maxBytes;
    private final MemoryBudget budget;

    FileReader(long maxBytes, MemoryBudget budget) {
        this.maxBytes = maxBytes;
        this.budget = budget;
    }

    /** What is done with the bytes of a file. */
    interface Use<T> {
        T of(byte[] bytes);
    }

    /** @throws FailedFile if it is no regular file, cannot be read or is larger than the limit */
    <T> T withBytesOf(Path file, Use<T> use) {
        long size = sizeOf(file);
        MemoryBudget.Part part = budget.take(size);
        try {
            return use.of(read(file, size));
        } finally {
            part.giveBack();
        }
    }

    private long sizeOf(Path file) {
        try {
            refuseOther(file);
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new FailedFile(
                        Reason.TOO_MANY_BYTES.code(),
                        "the file has %d bytes, the limit is %d".formatted(size, maxBytes));
            }
            return size;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Before it is opened: opening a pipe may last for ever, and opening a device may do something. */
    private static void refuseOther(Path file) {
        boolean link = Files.isSymbolicLink(file);
        if (Files.isDirectory(file)) {
            throw link && Files.isReadable(file)
                    ? new FailedFile(
                            FailedFile.NOT_FOLLOWED, "a link to a directory is followed only if it is named itself")
                    : new FailedFile(FailedFile.UNREADABLE, "this directory cannot be read");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FailedFile(FailedFile.UNREADABLE, "a pipe, device or the like is not opened");
        }
        if (link && !Files.exists(file)) {
            throw new FailedFile(FailedFile.UNREADABLE, "a link that leads nowhere");
        }
    }

    private static byte[] read(Path file, long size) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[Math.toIntExact(size)];
            int position = 0;
            while (position < bytes.length) {
                int read = in.readNBytes(bytes, position, Math.min(CHUNK, bytes.length - position));
                if (read == 0) {
                    throw new IOException("it became shorter while it was read");
                }
                position += read;
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static FailedFile unreadable(IOException e) {
        return new FailedFile(
                FailedFile.UNREADABLE,
                e instanceof NoSuchFileException
                        ? "there is no such file"
                        : e instanceof AccessDeniedException
                                ? "no right to read it"
                                : "cannot be read: " + e.getMessage());
    }
}
