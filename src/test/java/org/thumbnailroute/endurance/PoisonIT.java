package org.thumbnailroute.endurance;

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
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.route.ProductionFiles;

/** Bad messages and bad pictures by the hundred harm neither the good ones among them nor the worker. */
class PoisonIT {

    private static final int GOOD_IN = 10;
    private static final int FOURTH = 4;
    private static final long MEGABYTE = 1L << 20;
    private static final long MOST_GROWTH = 3 * MEGABYTE;
    /** Many kinds tell of the same upload, so that they have to wait for each other, a few times. */
    private static final int MAX_RECEIVE_COUNT = 10;

    private final WatchedStack bench = WatchedStack.create("poison", MAX_RECEIVE_COUNT);
    private final List<NumberedPicture> good = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws IOException {
        ProductionFiles.deployTo(directory);
        bench.aws().bucketEvents().unwire(bench.stack().sourceBucket());
    }

    @Test
    void parksWhatCanNeverSucceedAndStaysInGoodHealth() throws IOException {
        long start = System.nanoTime();
        List<Poison> poisons = new ArrayList<>();
        poisons.addAll(CutPictures.all());
        poisons.addAll(LyingHeaders.all());
        poisons.addAll(ForeignFiles.all());
        poisons.addAll(BadMessages.all(bench.stack().sourceBucket()));
        Fates fates = new Fates(bench);
        Map<String, String> settings =
                Map.of("THUMBNAIL_VISIBILITY_TIMEOUT_SECONDS", "2", "THUMBNAIL_CONCURRENCY", "4");
        long before;
        long after;
        // most decoders and outcomes have been met before the heap is weighed for the first time
        try (WorkerProcess worker = WorkerProcess.start(directory, bench.aws(), bench.stack(), settings, "-Xmx512m")) {
            swallow(every(FOURTH, poisons), fates, worker);
            before = worker.memory().live();
            swallow(poisons, fates, worker);
            after = worker.memory().live();
        }

        Map<String, Long> announcements = bench.announcements();
        List<String> unlucky = good.stream()
                .map(NumberedPicture::key)
                .filter(key -> announcements.getOrDefault(key, 0L) != 1)
                .toList();
        List<String> wrong = bench.wrongThumbnails(good);
        Soak.report(
                "poison: %d kinds, %d ended wrongly, outcomes %s; %d good ones between, %d of them not announced once, %d wrong thumbnails; heap %.1f MB, then %.1f MB, %d s"
                        .formatted(
                                poisons.size(),
                                fates.wrong().size(),
                                fates.counts(),
                                good.size(),
                                unlucky.size(),
                                wrong.size(),
                                (double) before / MEGABYTE,
                                (double) after / MEGABYTE,
                                Soak.secondsSince(start)));
        assertAll(
                () -> assertEquals("", String.join("\n", fates.wrong()), "what ended otherwise than it may"),
                () -> assertEquals(List.of(), unlucky, "good uploads that were not announced once"),
                () -> assertEquals(List.of(), wrong),
                () -> assertTrue(
                        after - before <= MOST_GROWTH, "the heap grew from %d to %d bytes".formatted(before, after)));
    }

    /** Has the worker work all of them off, with a good upload now and then. */
    private void swallow(List<Poison> poisons, Fates fates, WorkerProcess worker) {
        worker.awaitStarted();
        for (int i = 0; i < poisons.size(); i++) {
            fates.send(poisons.get(i));
            if (i % GOOD_IN == 0) {
                sendGood();
            }
        }
        sendGood();
        bench.awaitEmptyQueue(Duration.ofSeconds(90));
        fates.learn(worker.output());
    }

    private static List<Poison> every(int nth, List<Poison> poisons) {
        return IntStream.range(0, poisons.size())
                .filter(i -> i % nth == 0)
                .mapToObj(poisons::get)
                .toList();
    }

    private void sendGood() {
        NumberedPicture picture = new NumberedPicture(good.size());
        byte[] bytes = picture.bytes();
        String etag = bench.upload(picture.key(), bytes);
        bench.send(EventDialect.EVENT_BRIDGE.event(
                Uploaded.put(bench.stack().sourceBucket(), picture.key(), bytes.length, etag, 1)));
        good.add(picture);
    }
}
