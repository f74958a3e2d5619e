package org.thumbnailroute.endurance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.LocalPostgres;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.route.ProductionFiles;

/** Two workers that share a memory announce an upload once, however often and in whatever dialects they are told. */
class DuplicatesIT {

    private static final int UPLOADS = Soak.pick(60, 1000);
    private static final int MOST_DELIVERIES = 5;
    private static final Duration LONG = Duration.ofSeconds(Soak.pick(60, 300));

    private final WatchedStack bench = WatchedStack.create("duplicates", 20);
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws IOException {
        ProductionFiles.deployTo(directory);
        bench.aws().bucketEvents().unwire(bench.stack().sourceBucket());
    }

    @Test
    void announcesOnceWhatIsToldManyTimesToWorkersOnOnePostgres() throws Exception {
        try (LocalPostgres store = LocalPostgres.start()) {
            announcesOnceWhatIsToldManyTimes("PostgreSQL", store.jdbcUrl());
        }
    }

    @Test
    void announcesOnceWhatIsToldManyTimesToWorkersOnOneSqliteFile() throws Exception {
        announcesOnceWhatIsToldManyTimes("SQLite file", "jdbc:sqlite:" + directory.resolve("announced.db"));
    }

    /** What was stopped for longer than its lease learns that another has done it, and does not announce it again. */
    @Test
    void aWorkerThatWasFrozenLeavesItToTheOther() throws Exception {
        NumberedPicture picture = new NumberedPicture(0);
        String event = events(picture).get(0);
        try (LocalPostgres store = LocalPostgres.start();
                WorkerProcess frozen = worker(store.jdbcUrl())) {
            Gate put = bench.aws().s3Faults().holdNextPut(bench.stack().targetBucket(), picture.thumbnailKey());
            bench.send(event);
            put.awaitArrival();
            frozen.freeze();
            try (WorkerProcess other = worker(store.jdbcUrl())) {
                other.awaitOutput("announced message=");
                put.release();
                frozen.thaw();
                frozen.awaitOutput("in-work message=");
                bench.awaitEmptyQueue(LONG);
            }
        }

        assertEquals(Map.of(picture.key(), 1L), bench.announcements());
        assertEquals(List.of(), bench.wrongThumbnails(List.of(picture)));
    }

    private void announcesOnceWhatIsToldManyTimes(String name, String store) throws Exception {
        long start = System.nanoTime();
        List<NumberedPicture> pictures =
                IntStream.range(0, UPLOADS).mapToObj(NumberedPicture::new).toList();
        List<String> deliveries = deliveries(pictures);
        try (WorkerProcess one = worker(store);
                WorkerProcess other = worker(store)) {
            one.awaitStarted();
            other.awaitStarted();
            bench.sendAll(deliveries);
            bench.awaitEmptyQueue(LONG);
        }

        Map<String, Long> announcements = bench.announcements();
        List<String> lost = pictures.stream()
                .map(NumberedPicture::key)
                .filter(key -> !announcements.containsKey(key))
                .toList();
        List<String> repeated = announcements.keySet().stream()
                .filter(key -> announcements.getOrDefault(key, 0L) > 1)
                .toList();
        List<String> wrong = bench.wrongThumbnails(pictures);
        Soak.report(
                "duplicates: 2 workers on one %s, %d uploads, %d deliveries, %d announced, %d announced more than once (%.1f %%), %d wrong thumbnails, %d dead letters, %d s, seed %d"
                        .formatted(
                                name,
                                UPLOADS,
                                deliveries.size(),
                                announcements.size(),
                                repeated.size(),
                                100.0 * repeated.size() / UPLOADS,
                                wrong.size(),
                                bench.deadLetters(),
                                Soak.secondsSince(start),
                                seed));
        assertAll(
                () -> assertEquals(List.of(), lost, "uploads that nobody was told of"),
                () -> assertEquals(UPLOADS, announcements.size(), "announcements of what was never uploaded"),
                () -> assertEquals(
                        List.of(), repeated, repeated.size() + " of " + UPLOADS + " announced more than once"),
                () -> assertEquals(List.of(), wrong),
                () -> assertEquals(0, bench.deadLetters(), "a duplicate is no reason to park"));
    }

    private WorkerProcess worker(String store) throws IOException {
        Map<String, String> settings =
                Map.of("THUMBNAIL_VISIBILITY_TIMEOUT_SECONDS", "3", "THUMBNAIL_ANNOUNCED_STORE", store);
        return WorkerProcess.start(directory, bench.aws(), bench.stack(), settings, "-XX:TieredStopAtLevel=1");
    }

    /** Of each second upload all deliveries come in a row, so that they are in work together; the others lie apart. */
    private List<String> deliveries(List<NumberedPicture> pictures) {
        List<List<String>> blocks = new ArrayList<>();
        for (NumberedPicture picture : pictures) {
            List<String> events = events(picture);
            if (picture.number() % 2 == 0) {
                blocks.add(events);
            } else {
                events.forEach(event -> blocks.add(List.of(event)));
            }
        }
        Collections.shuffle(blocks, random);
        return blocks.stream().flatMap(List::stream).toList();
    }

    private List<String> events(NumberedPicture picture) {
        byte[] bytes = picture.bytes();
        String etag = bench.upload(picture.key(), bytes);
        Uploaded uploaded =
                Uploaded.put(bench.stack().sourceBucket(), picture.key(), bytes.length, etag, picture.number());
        EventDialect[] dialects = EventDialect.values();
        return random.ints(2 + random.nextInt(MOST_DELIVERIES - 1), 0, dialects.length)
                .mapToObj(dialect -> dialects[dialect].event(uploaded))
                .toList();
    }
}
