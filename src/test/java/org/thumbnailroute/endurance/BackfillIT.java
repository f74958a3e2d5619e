package org.thumbnailroute.endurance;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.route.SharedAws;

/**
 * A bucket of old pictures gets its thumbnails, however often the command is stopped, while new uploads are announced. Each
 * stop comes while SQS holds a certain batch, so it never comes too late. {@code -Dbackfill.objects=300} makes it short.
 */
@Tag("soak")
class BackfillIT {

    private static final int OBJECTS = Integer.getInteger("backfill.objects", 5_000);
    /** Few enough that the queue is full before the last quarter is queued. */
    private static final int QUEUE_LIMIT = Math.min(200, OBJECTS / 10);

    private static final int BATCH = 10;
    private static final int KILLS = 2;
    private static final int CTRL_C = 128 + 2;
    private static final Duration LONG = Duration.ofMinutes(10);

    /** As a user would name them, because the pages show what is printed here. */
    private final WatchedStack bench =
            new WatchedStack(SharedAws.get(), SharedAws.get().createStack("photos", 5));

    private final OldPictures old = new OldPictures(bench, OBJECTS);

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws IOException {
        ProductionFiles.deployTo(directory);
    }

    @AfterEach
    void heal() {
        bench.aws().sqsFaults().heal();
    }

    @Test
    void makesWhatIsMissingOrStaleAndTellsNobody() throws Exception {
        bench.aws().bucketEvents().unwire(bench.stack().sourceBucket());
        Set<String> wanted = old.fill();
        Map<String, String> before = old.thumbnails();
        JsonNode plan = plan();

        long start = System.nanoTime();
        try (WorkerProcess worker = worker();
                LiveUploads uploads = LiveUploads.start(bench, OldPictures.PICTURE)) {
            kill(wanted.size() / 4);
            kill(wanted.size() / 2);
            stop(wanted.size() * 3 / 4, worker);
            String summary = finish();
            List<Long> millis = uploads.finish();
            bench.awaitEmptyQueue(LONG);
            report(worker, millis, Soak.secondsSince(start));

            List<String> live = LiveUploads.keys(millis.size());
            assertAll(
                    () -> assertEquals(wanted, old.changedSince(before, live)),
                    () -> assertEquals(
                            live.stream().collect(Collectors.toMap(Function.identity(), key -> 1L)),
                            bench.announcements(),
                            "only new uploads are announced"),
                    () -> assertEquals(wanted.size(), plan.path("objects").asInt()),
                    () -> assertEquals(wanted.size(), queued(), "the run's count is the plan's"),
                    () -> assertTrue(
                            summary.contains("\nrefused, because the worker would park them: %d (too-many-bytes %d)"
                                    .formatted(old.tooLarge(), old.tooLarge())),
                            summary),
                    () -> assertEquals(wanted.size(), lines(worker, "stored"), "each is made once"),
                    () -> assertTrue(
                            lines(worker, "duplicate") <= KILLS * BATCH,
                            "twice: at most the batches under way at the kills, and of them what was not made meanwhile"),
                    () -> assertEquals(0, bench.deadLetters()),
                    () -> assertEquals(0, plan().path("objects").asInt(), "nothing is left"));
        }
    }

    private WorkerProcess worker() throws IOException {
        WorkerProcess worker = WorkerProcess.start(directory, bench.aws(), bench.stack(), settings(), "-Xmx256m");
        worker.awaitStarted();
        bench.aws()
                .bucketEvents()
                .wire(bench.stack().sourceBucket(), bench.stack().queueUrl(), EventDialect.EVENT_BRIDGE);
        return worker;
    }

    private JsonNode plan() throws Exception {
        try (ChildProcess backfill = backfill("--dry-run", "--json")) {
            assertEquals(0, backfill.exitCode(LONG), backfill::output);
            Soak.report("backfill --stale --dry-run --json:\n" + backfill.output());
            // behind lines of progress, if it took long
            return new ObjectMapper()
                    .readTree(backfill.output().substring(backfill.output().indexOf("{\n")));
        }
    }

    /** SQS takes the batch that is under way, but there is nobody any more to write that down. */
    private void kill(int queued) throws Exception {
        Gate gate = gateBehind(queued);
        try (ChildProcess backfill = backfill("--yes")) {
            awaitArrival(gate, backfill);
            backfill.kill();
            gate.release();
            Soak.report("backfill --stale, killed:\n" + backfill.output());
        }
    }

    /** Ctrl-C. Meanwhile the worker takes nothing, so the queue is full before all is queued, however late the signal comes. */
    private void stop(int queued, WorkerProcess worker) throws Exception {
        Gate gate = gateBehind(queued);
        try (ChildProcess backfill = backfill("--yes")) {
            awaitArrival(gate, backfill);
            worker.freeze();
            gate.release();
            backfill.interrupt();
            int exitCode = backfill.exitCode(LONG);
            worker.thaw();
            Soak.report("backfill --stale, stopped by Ctrl-C:\n" + backfill.output());
            assertEquals(CTRL_C, exitCode, backfill::output);
            assertTrue(backfill.output().contains("run it again to go on"), backfill::output);
        }
    }

    private String finish() throws Exception {
        try (ChildProcess backfill = backfill("--yes")) {
            assertEquals(0, backfill.exitCode(LONG), backfill::output);
            Soak.report("backfill --stale, to its end:\n" + backfill.output());
            return backfill.output();
        }
    }

    /** Holds the batch that comes when so many objects are queued. */
    private Gate gateBehind(int queued) throws IOException {
        return bench.aws().sqsFaults().hangAfter("SendMessageBatch", (queued - queued()) / BATCH, LONG);
    }

    private static void awaitArrival(Gate gate, ChildProcess backfill) {
        await().atMost(LONG)
                .failFast(() -> assertTrue(backfill.isAlive(), backfill::output))
                .until(gate::hasArrival);
    }

    /** So many, by what the command has written down. */
    private int queued() throws IOException {
        if (Files.notExists(place())) {
            return 0;
        }
        JsonNode queued = new ObjectMapper().readTree(place().toFile()).at("/counts/queued");
        return queued.properties().stream()
                .mapToInt(reason -> reason.getValue().asInt())
                .sum();
    }

    private Path place() {
        return directory.resolve("place.json");
    }

    private ChildProcess backfill(String... options) throws IOException {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(bench.aws(), bench.stack()));
        environment.putAll(settings());
        List<String> command = new ArrayList<>(ChildProcess.jar("-Xmx64m"));
        command.addAll(List.of("backfill", "--stale", "--queue-limit", Integer.toString(QUEUE_LIMIT)));
        command.addAll(List.of("--state", place().toString()));
        command.addAll(List.of(options));
        return ChildProcess.start(directory, environment, command);
    }

    private Map<String, String> settings() {
        return Map.of(
                "THUMBNAIL_ANNOUNCED_STORE",
                "jdbc:sqlite:" + directory.resolve("announced.db"),
                "THUMBNAIL_MAX_SOURCE_BYTES",
                Integer.toString(OldPictures.LARGEST));
    }

    private static long lines(WorkerProcess worker, String outcome) {
        return worker.output()
                .lines()
                .filter(line -> line.contains(" " + outcome + " message="))
                .count();
    }

    /** The goal of two seconds is compared by whoever reads it: how busy the machine is decides as much as the code. */
    private void report(WorkerProcess worker, List<Long> millis, long seconds) throws IOException {
        Soak.report(
                "backfill: %d objects, %d queued, %d stored, %d duplicates, %d new uploads, announced after %d ms at the median (goal: 2000), %d ms at most, %d s"
                        .formatted(
                                OBJECTS,
                                queued(),
                                lines(worker, "stored"),
                                lines(worker, "duplicate"),
                                millis.size(),
                                millis.get(millis.size() / 2),
                                millis.get(millis.size() - 1),
                                seconds));
    }
}
