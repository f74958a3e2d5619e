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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.ProductionFiles;

/** A worker that starts before a long queue works it off to the end, and grows no larger on the way. */
class BacklogIT {

    private static final int MESSAGES = Soak.pick(300, 10_000);
    /** By now the heap has its size, and the code that runs often is compiled. */
    private static final int WARM = Soak.pick(100, 1_000);

    private static final double MOST_GROWTH = 1.25;
    private static final double MEGABYTE = 1 << 20;
    private static final Duration AT_MOST = Duration.ofMinutes(Soak.pick(2, 60));

    /** What was seen at one moment of the run. */
    private record Sample(long nanoTime, int announced, long resident) {}

    private final WatchedStack bench = WatchedStack.create("backlog", 5);

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws IOException {
        ProductionFiles.deployTo(directory);
    }

    @Test
    void worksOffALongQueueInConstantMemory() throws IOException {
        byte[] picture = QuadrantPicture.jpeg(300, 200, 1);
        List<String> keys = IntStream.range(0, MESSAGES)
                .mapToObj("backlog/%05d.jpg"::formatted)
                .toList();
        keys.forEach(key -> bench.upload(key, picture));
        Map<String, String> settings =
                Map.of("THUMBNAIL_ANNOUNCED_STORE", "jdbc:sqlite:" + directory.resolve("announced.db"));
        List<Sample> samples = new ArrayList<>();
        long live;
        int before = bench.aws().calls().list().size();
        // without a limit the JVM lets the heap grow for as long as the machine has room
        try (WorkerProcess worker = WorkerProcess.start(directory, bench.aws(), bench.stack(), settings, "-Xmx256m")) {
            worker.awaitStarted();
            await().atMost(AT_MOST)
                    .pollInterval(Duration.ofMillis(Soak.pick(50, 500)))
                    .until(() -> {
                        samples.add(sample(worker));
                        return bench.announced() >= MESSAGES && bench.isQueueEmpty();
                    });
            samples.add(sample(worker));
            live = worker.memory().live();
        }
        int requests = bench.aws().calls().list().size() - before;

        Map<String, Long> announcements = bench.announcements();
        List<String> lost =
                keys.stream().filter(key -> !announcements.containsKey(key)).toList();
        int repeated = bench.announced() - announcements.size();
        long warm = first(samples, WARM).resident();
        long end = samples.get(samples.size() - 1).resident();
        Soak.report(
                "backlog: %d messages, %d lost, %d announced again, %d dead letters, %.2f requests each, images/s %.1f in the first quarter and %.1f in the last, RSS %.0f MB after %d and %.0f MB at the end, live heap %.1f MB"
                        .formatted(
                                MESSAGES,
                                lost.size(),
                                repeated,
                                bench.deadLetters(),
                                (double) requests / MESSAGES,
                                rate(samples, 0, MESSAGES / 4),
                                rate(samples, MESSAGES * 3 / 4, MESSAGES),
                                warm / MEGABYTE,
                                WARM,
                                end / MEGABYTE,
                                live / MEGABYTE));
        assertAll(
                () -> assertEquals(List.of(), lost, "uploads that nobody was told of"),
                () -> assertEquals(0, repeated, "announced again, and nothing had gone wrong"),
                () -> assertEquals(0, bench.deadLetters(), "a long queue is no reason to park"),
                () -> assertTrue(
                        !Soak.FULL || end <= MOST_GROWTH * warm,
                        "resident bytes went from %d to %d".formatted(warm, end)));
    }

    private Sample sample(WorkerProcess worker) throws IOException {
        return new Sample(System.nanoTime(), bench.announced(), worker.memory().resident());
    }

    /** The first sample that was taken when this many were announced. */
    private static Sample first(List<Sample> samples, int announced) {
        return samples.stream()
                .filter(sample -> sample.announced() >= announced)
                .findFirst()
                .orElseThrow();
    }

    private static double rate(List<Sample> samples, int from, int to) {
        // before the first announcement there is the start of the worker, which is none of its speed
        Sample begin = first(samples, Math.max(1, from));
        Sample end = first(samples, to);
        double seconds = (end.nanoTime() - begin.nanoTime()) / 1e9;
        return seconds == 0 ? 0 : (end.announced() - begin.announced()) / seconds;
    }
}
