package org.thumbnailroute.endurance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.kubernetes.Manifest;
import org.thumbnailroute.kubernetes.QueueTrigger;
import org.thumbnailroute.kubernetes.ScaledObject;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.scaling.Depth;

/**
 * Workers come and go as the shipped ScaledObject says, and every upload is announced once. Its numbers are those of the
 * manifest, but that in the short run a hundredth of the messages make a worker's share.
 */
class ScalerIT {

    private static final int SHORTER = Soak.pick(100, 1);
    private static final int CONCURRENCY = 2;
    private static final Duration SOONER_THAN_IT_IS_VISIBLE_AGAIN = Duration.ofSeconds(30);
    private static final Duration AT_MOST = Duration.ofMinutes(Soak.pick(1, 20));

    /** After which Kubernetes kills a worker. */
    private final Duration gracePeriod = Duration.ofSeconds(Manifest.of("deployment/deployment.yaml")
            .as(Deployment.class)
            .getSpec()
            .getTemplate()
            .getSpec()
            .getTerminationGracePeriodSeconds());

    private final ScaledObject object = ScaledObject.shipped();
    private final QueueTrigger trigger =
            object.queue().withQueueLength(object.queue().queueLength() / SHORTER);
    /** The fewest deliveries that the template lets a queue have. */
    private final WatchedStack bench = WatchedStack.create("scaler", 5);

    private final List<NumberedPicture> uploaded = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void copyProductionFiles() throws IOException {
        ProductionFiles.deployTo(directory);
    }

    @Test
    void followsTheQueueFromZeroToZeroAndLosesNothing() throws Exception {
        try (Cluster cluster = cluster()) {
            int workers = 3;
            int share = Math.toIntExact(trigger.queueLength());
            cluster.look();
            upload(share * (workers - 1) + share / 2);
            cluster.lookUntil(() -> cluster.replicas().size() == workers);
            cluster.replicas().awaitStarted();
            bench.awaitEmptyQueue(AT_MOST);
            List<Gate> held = giveEverySlotAnImageThatTakesLong(workers * CONCURRENCY);

            // fewer would do now, and each of them has images in work
            cluster.lookUntil(() -> cluster.replicas().size() < workers);
            int stopping = workers - cluster.replicas().size();
            cluster.look(object.spec().cooldownPeriod() / object.spec().pollingInterval() + 2);
            assertEquals(stopping, cluster.replicas().stopping(), "they wait for their images");
            assertEquals(new Depth(0, held.size(), 0), cluster.depth().orElseThrow());
            assertEquals(1, cluster.replicas().size(), "what is in work counts");
            assertEquals(0, cluster.withoutInFlight(), "else the last one would have been stopped too");

            held.forEach(Gate::release);
            assertStopped(cluster);
            drain(cluster);
            upload(1);
            drain(cluster);

            assertEquals(List.of(0, 1, workers, 1, 0, 1, 0), cluster.history());
        }
        assertNothingLost("followed");
    }

    /** Only the autoscaler is: with SQS away for all no worker could do anything. */
    @Test
    void keepsWorkersWhileItCannotSeeTheQueue() throws Exception {
        try (Cluster cluster = cluster()) {
            int workers = object.spec().fallback().replicas();
            cluster.makeBlind(true);
            upload(Soak.pick(20, 2_000));
            cluster.look(object.spec().fallback().failureThreshold());
            assertEquals(0, cluster.replicas().size(), "a few failures are no reason");
            cluster.lookUntil(() -> cluster.replicas().size() == workers);
            cluster.replicas().awaitStarted();
            bench.awaitEmptyQueue(AT_MOST);
            cluster.look(100);
            assertEquals(workers, cluster.replicas().size(), "nobody is stopped by the blind");

            cluster.makeBlind(false);
            drain(cluster);

            assertEquals(List.of(0, 1, workers, 1, 0), cluster.history());
        }
        assertNothingLost("blind");
    }

    private Cluster cluster() {
        Map<String, String> settings = Map.of(
                "THUMBNAIL_ANNOUNCED_STORE",
                "jdbc:sqlite:" + directory.resolve("announced.db"),
                "THUMBNAIL_CONCURRENCY",
                Integer.toString(CONCURRENCY),
                // a stop waits for the poll that is under way
                "THUMBNAIL_POLL_WAIT_SECONDS",
                "1");
        return new Cluster(
                bench,
                object,
                trigger,
                () -> WorkerProcess.start(
                        directory, bench.aws(), bench.stack(), settings, "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    }

    /** One after the other, so that nobody has more than it can begin with. */
    private List<Gate> giveEverySlotAnImageThatTakesLong(int slots) {
        List<Gate> gates = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            String key = new NumberedPicture(uploaded.size()).key();
            gates.add(bench.aws().s3Faults().holdNextGet(bench.stack().sourceBucket(), key));
            upload(1);
            gates.get(i).awaitArrival();
        }
        return gates;
    }

    private void upload(int pictures) {
        for (int i = 0; i < pictures; i++) {
            NumberedPicture picture = new NumberedPicture(uploaded.size());
            uploaded.add(picture);
            bench.upload(picture.key(), picture.bytes());
        }
    }

    /** What a worker that is stopped did not give back would be hidden for longer than this waits. */
    private void drain(Cluster cluster) throws InterruptedException {
        cluster.lookUntil(() -> cluster.replicas().size() > 0);
        cluster.replicas().awaitStarted();
        bench.awaitEmptyQueue(SOONER_THAN_IT_IS_VISIBLE_AGAIN);
        cluster.lookUntil(() -> cluster.replicas().size() == 0);
        // the last poll of one that is stopping would take the next upload
        assertStopped(cluster);
    }

    private void assertStopped(Cluster cluster) throws InterruptedException {
        List<Integer> codes = cluster.replicas().exitCodes(gracePeriod);
        assertEquals(Collections.nCopies(codes.size(), 143), codes, "ended by SIGTERM, after a graceful stop");
        String lastWords = cluster.replicas().lastWords();
        assertTrue(!lastWords.toLowerCase(Locale.ROOT).contains("forc"), lastWords);
    }

    private void assertNothingLost(String name) {
        Map<String, Long> announcements = bench.announcements();
        Map<String, Long> once =
                uploaded.stream().map(NumberedPicture::key).collect(Collectors.toMap(key -> key, key -> 1L));
        List<String> wrong = bench.wrongThumbnails(uploaded);
        Soak.report("scaler: %s, %d uploads, %d announced, %d announcements, %d wrong thumbnails, %d dead letters"
                .formatted(
                        name,
                        uploaded.size(),
                        announcements.size(),
                        bench.announced(),
                        wrong.size(),
                        bench.deadLetters()));
        assertAll(
                () -> assertEquals(once, announcements, "each upload is announced once"),
                () -> assertEquals(List.of(), wrong),
                () -> assertTrue(bench.isQueueEmpty(), "nothing waits, nothing is hidden"),
                () -> assertEquals(0, bench.deadLetters(), "a stop is no reason to park"));
    }
}
