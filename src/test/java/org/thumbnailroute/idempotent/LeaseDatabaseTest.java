package org.thumbnailroute.idempotent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.idempotent.LeaseStore.Claim;

class LeaseDatabaseTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int WORKERS = 4;

    @TempDir
    private Path directory;

    @Test
    void makesTheDirectoriesThatAreMissing() {
        Path file = directory.resolve("a/b/uploads.db");

        new JdbcLeaseStore(LeaseDatabase.open(url(file))).close();

        assertTrue(Files.isRegularFile(file));
    }

    @Test
    void makesNothingOfWhatIsOnlyLookedAt() {
        Path file = directory.resolve("a/uploads.db");

        var problem = assertThrows(IllegalArgumentException.class, () -> LeaseDatabase.openToLookAt(url(file)));

        assertEquals("there is no file " + file, problem.getMessage());
        assertTrue(Files.notExists(file.resolveSibling("")));
    }

    @Test
    void takesTheTildeForTheHomeDirectory() {
        assertEquals(
                "jdbc:sqlite:" + Path.of(System.getProperty("user.home"), "a/uploads.db") + "?cache_size=9",
                SqliteFile.of("jdbc:sqlite:~/a/uploads.db?cache_size=9").url());
    }

    @Test
    void saysThatADirectoryIsInTheWay() {
        assertEquals(directory + " is a directory", problem(directory));
    }

    @Test
    void saysThatTheDirectoryCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertEquals(
                "the directory %s cannot be made: java.nio.file.FileAlreadyExistsException: %s".formatted(file, file),
                problem(file.resolve("uploads.db")));
    }

    @Test
    void saysThatTheFileIsNoDatabase() throws IOException {
        Path file = Files.writeString(directory.resolve("uploads.db"), "something else ".repeat(1000));
        assertEquals(
                file + ": [SQLITE_NOTADB] File opened that is not a database file (file is not a database)",
                problem(file));
        assertEquals("something else ".repeat(1000), Files.readString(file), "what is not ours is not touched");
    }

    @Test
    void leavesNoLibraryBehind() throws IOException {
        SqliteLibrary.load(directory);
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void saysWhereTheLibraryCannotBeUnpacked() {
        Path nowhere = directory.resolve("nowhere");
        String message = String.valueOf(assertThrows(RuntimeException.class, () -> SqliteLibrary.load(nowhere))
                .getMessage());
        assertTrue(message.startsWith("SQLite's library cannot be unpacked to " + nowhere), message);
    }

    @Test
    void startsWithOtherWorkersOnANewFile() throws Exception {
        for (int i = 0; i < 10; i++) {
            String url = url(directory.resolve("contested%d.db".formatted(i)));
            CyclicBarrier start = new CyclicBarrier(WORKERS);
            Callable<LeaseStore> opener = () -> {
                start.await();
                return new JdbcLeaseStore(LeaseDatabase.open(url));
            };
            ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
            try {
                List<LeaseStore> stores = new ArrayList<>();
                for (Future<LeaseStore> store : threads.invokeAll(Collections.nCopies(WORKERS, opener))) {
                    stores.add(store.get());
                }
                assertEquals(Claim.GRANTED, stores.get(0).claim("key", "a", MINUTE));
                assertEquals(Claim.HELD, stores.get(1).claim("key", "b", MINUTE));
                stores.get(0).done("key", MINUTE);
                assertEquals(Claim.DONE, stores.get(2).claim("key", "c", MINUTE));
                stores.forEach(LeaseStore::close);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void claimsAgainOnceThereIsRoom() throws Exception {
        // SQLite's own limit stands for the end of the disk
        String full = url(directory.resolve("uploads.db")) + "?max_page_count=8";
        try (HikariDataSource pool = LeaseDatabase.open(full)) {
            LeaseStore store = new JdbcLeaseStore(pool);
            LeaseStoreException failure = assertThrows(LeaseStoreException.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    store.done("a key of some length, as they are " + i, MINUTE);
                }
            });
            assertTrue(String.valueOf(failure.getMessage()).contains("SQLITE_FULL"), failure::getMessage);

            Databases.execute(pool, "PRAGMA max_page_count = 1000");

            assertEquals(Claim.GRANTED, store.claim("next", "a", MINUTE));
        }
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private static String problem(Path file) {
        return String.valueOf(assertThrows(RuntimeException.class, () -> LeaseDatabase.open(url(file)))
                .getMessage());
    }
}
