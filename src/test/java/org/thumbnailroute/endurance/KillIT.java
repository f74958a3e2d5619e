package org.thumbnailroute.endurance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.route.ProductionFiles;

/** A worker that is killed again and again loses nothing: what it had in hand comes again and is finished. */
class KillIT {

    private static final int KILLS = Soak.pick(4, 30);
    private static final int MESSAGES = Soak.pick(60, 520);
    /** Uploaded for each life, and once more for the last one, which is not killed. */
    private static final int SLICE = MESSAGES / (KILLS + 1);

    private static final int CONCURRENCY = 2;
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int LITTLE_LATER_MILLIS = 200;

    /** When in a worker's life it is killed. */
    private enum Moment {
        /** It asks for an original: it has a message in hand, and nothing of it is done. */
        READING,
        /** The topic has just taken an announcement: the worker may not know yet, let alone remember it. */
        ANNOUNCING,
        /** Anywhere else in its work. */
        A_LITTLE_LATER
    }

    private final WatchedStack bench = WatchedStack.create("kill", 20);
    private final List<NumberedPicture> uploaded = new ArrayList<>();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws IOException {
        ProductionFiles.deployTo(directory);
    }

    @Test
    void losesNothingHoweverOftenItIsKilled() throws IOException {
        long start = System.nanoTime();
        for (int life = 0; life < KILLS; life++) {
            try (WorkerProcess worker = worker()) {
                upload(SLICE);
                killAtWork(worker);
            }
        }
        try (WorkerProcess worker = worker()) {
            worker.awaitStarted();
            upload(MESSAGES - uploaded.size());
            bench.awaitEmptyQueue(LIFE.multipliedBy(3));
        }

        Map<String, Long> announcements = bench.announcements();
        List<String> lost = uploaded.stream()
                .map(NumberedPicture::key)
                .filter(key -> !announcements.containsKey(key))
                .toList();
        int repeated = bench.announced() - announcements.size();
        List<String> wrong = bench.wrongThumbnails(uploaded);
        Soak.report(
                "kill: %d kills, %d messages, %d announced, %d announced again, %d wrong thumbnails, %d dead letters, %d s, seed %d"
                        .formatted(
                                KILLS,
                                MESSAGES,
                                announcements.size(),
                                repeated,
                                wrong.size(),
                                bench.deadLetters(),
                                Soak.secondsSince(start),
                                seed));
        assertAll(
                () -> assertEquals(List.of(), lost, "uploads that nobody was told of"),
                () -> assertEquals(MESSAGES, announcements.size(), "announcements of what was never uploaded"),
                () -> assertEquals(List.of(), wrong),
                () -> assertEquals(0, bench.deadLetters(), "a kill is no reason to park"),
                () -> assertTrue(
                        repeated <= KILLS * CONCURRENCY, repeated + " repeated: more than were in work at the kills"));
    }

    /** It has been announced and remembered; a deletion that is late must not make it new. */
    @Test
    void announcesOnceWhatIsKilledBeforeItsMessageIsDeleted() throws IOException {
        bench.aws().sqsFaults().failAll("DeleteMessageBatch", 503);
        try (WorkerProcess worker = worker()) {
            upload(1);
            await().atMost(LIFE).pollInterval(Duration.ofMillis(1)).until(() -> deletions(worker) > 0);
            worker.kill();
        } finally {
            bench.aws().sqsFaults().heal();
        }
        assertTrue(!bench.isQueueEmpty(), "nothing is deleted yet");
        try (WorkerProcess worker = worker()) {
            bench.awaitEmptyQueue(LIFE);
            assertTrue(worker.output().contains("duplicate"), worker::output);
        }

        assertEquals(1, bench.announced());
    }

    private long deletions(WorkerProcess worker) {
        assertTrue(worker.isAlive(), worker::output);
        return bench.aws().calls().list().stream()
                .filter(call -> call.resource().equals(bench.stack().queue()))
                .filter(call -> call.action().equals("DeleteMessageBatch"))
                .count();
    }

    private WorkerProcess worker() throws IOException {
        Map<String, String> settings = Map.of(
                "THUMBNAIL_VISIBILITY_TIMEOUT_SECONDS",
                "3",
                "THUMBNAIL_CONCURRENCY",
                Integer.toString(CONCURRENCY),
                "THUMBNAIL_ANNOUNCED_STORE",
                "jdbc:sqlite:" + directory.resolve("announced.db"));
        // most of a life here is the start of the JVM
        return WorkerProcess.start(directory, bench.aws(), bench.stack(), settings, "-XX:TieredStopAtLevel=1");
    }

    private void upload(int pictures) {
        for (int i = 0; i < pictures; i++) {
            NumberedPicture picture = new NumberedPicture(uploaded.size());
            bench.upload(picture.key(), picture.bytes());
            uploaded.add(picture);
        }
    }

    /** The slice that was uploaded for this life keeps the worker busy until then. */
    private void killAtWork(WorkerProcess worker) {
        int target = bench.announced() + 1 + random.nextInt(SLICE * 2 / 3);
        await().atMost(LIFE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .failFast("the worker ended by itself", () -> !worker.isAlive())
                .until(() -> bench.announced() >= target);
        switch (Moment.values()[random.nextInt(Moment.values().length)]) {
            case READING -> {
                bench.aws().s3Faults().onNextGet(bench.stack().sourceBucket(), worker::kill);
                await().atMost(LIFE).until(() -> !worker.isAlive());
            }
            case ANNOUNCING -> worker.kill();
            case A_LITTLE_LATER -> {
                Duration later = Duration.ofMillis(random.nextInt(LITTLE_LATER_MILLIS));
                await().pollDelay(later).until(() -> true);
                worker.kill();
            }
        }
    }
}
