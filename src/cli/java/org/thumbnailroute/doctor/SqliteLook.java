package org.thumbnailroute.doctor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.thumbnailroute.idempotent.SqliteFile;

/** A look at an SQLite file that does not open it as a database: SQLite would write files beside it. */
final class SqliteLook {

    private static final byte[] BEGIN = "SQLite format 3\0".getBytes(US_ASCII);

    private static final long MEGABYTE = 1_000_000;
    private static final long LITTLE_SPACE = 100 * MEGABYTE;

    private SqliteLook() {}

    static Finding at(SqliteFile database) throws IOException {
        Path file = database.path();
        Path directory = existing(file.resolveSibling(".").normalize());
        if (!Files.isWritable(directory)) {
            return Finding.fail(
                    "%s is not writable, and SQLite needs files there".formatted(directory),
                    "sudo chown $(id -un) '%s'".formatted(directory));
        }
        if (Files.isDirectory(file)) {
            return Finding.fail("%s is a directory".formatted(file), "set thumbnail.announced-store to a file in it");
        }
        long space = Files.getFileStore(directory).getUsableSpace();
        String room = "%d MB free".formatted(space / MEGABYTE);
        if (space < LITTLE_SPACE) {
            return Finding.warn("%s: only %s".formatted(file, room), "df -h '%s'".formatted(directory));
        }
        return Files.exists(file)
                ? atFile(file, room)
                : Finding.ok("%s will be made by the worker, %s".formatted(file, room));
    }

    private static Finding atFile(Path file, String room) throws IOException {
        if (!Files.isWritable(file)) {
            return Finding.fail("%s is not writable".formatted(file), "sudo chown $(id -un) '%s'".formatted(file));
        }
        long size = Files.size(file);
        return size == 0 || isDatabase(file)
                ? Finding.ok("%s, %.1f MB, %s; uploads are forgotten after 14 days"
                        .formatted(file, (double) size / MEGABYTE, room))
                : Finding.fail(
                        "%s is no SQLite database".formatted(file), "set thumbnail.announced-store to another file");
    }

    private static boolean isDatabase(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(BEGIN.length), BEGIN);
        }
    }

    /** The worker makes the directories that are missing. */
    private static Path existing(Path directory) {
        Path existing = directory;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        return existing;
    }
}
