package org.thumbnailroute.backfill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.route.RouteTest;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.terminal.UsageException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** A bucket that is too large for anything but one page at a time, and the question before it is queued. */
class MillionObjectsTest {

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory);
    }

    private BackfillClients generated(Settings settings, long objects) {
        return new BackfillClients(
                new GeneratedBuckets(desk.stack().sourceBucket(), objects),
                desk.clients(settings).sqs());
    }

    @Test
    void asksBeforeItQueuesMoreThanAThousand() {
        UsageException unasked =
                assertThrows(UsageException.class, () -> desk.run(settings -> generated(settings, 2_003)));
        assertEquals(
                "1,001 objects are more than 1,000, and there is no terminal to ask at: look at --dry-run, then add --yes",
                unasked.getMessage());
        desk.answering(false);
        Desk.Result refused = desk.run(settings -> generated(settings, 2_003));
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().endsWith("nothing was queued\n"), refused.err());
        assertEquals(0, desk.waiting());
        assertTrue(Files.notExists(desk.state()), "nothing was begun");

        desk.answering(true).watched().before(request -> {
            if (request instanceof SendMessageBatchRequest) {
                throw new IllegalStateException("it begins");
            }
            return request;
        });
        assertThrows(IllegalStateException.class, () -> desk.run(settings -> generated(settings, 2_003)));
    }

    /** Live heap after the first thousand objects, and then again and again. */
    @Test
    @Tag("soak")
    void aMillionTakeAsMuchMemoryAsAThousand() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        AtomicLong lists = new AtomicLong();
        AtomicLong first = new AtomicLong();
        AtomicLong most = new AtomicLong();
        GeneratedBuckets buckets = new GeneratedBuckets(desk.stack().sourceBucket(), 1_000_000) {
            @Override
            public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
                if (lists.incrementAndGet() % 100 == 3) {
                    memory.gc();
                    long used = memory.getHeapMemoryUsage().getUsed();
                    first.compareAndSet(0, used);
                    most.accumulateAndGet(used, Math::max);
                }
                return super.listObjectsV2(request);
            }
        };

        long begin = System.nanoTime();
        var plan = RouteTest.json(desk.run(
                        settings -> new BackfillClients(
                                buckets, desk.clients(settings).sqs()),
                        "--dry-run",
                        "--json")
                .out());

        System.out.printf(
                "a million objects: %d LIST, live heap %.1f MB after the first thousand, %.1f MB at most, %d s, Java %s%n",
                lists.get(),
                first.get() / 1e6,
                most.get() / 1e6,
                (System.nanoTime() - begin) / 1_000_000_000,
                Runtime.version().feature());
        assertEquals(
                List.of(500_000, 500_000),
                List.of(
                        plan.path("objects").asInt(),
                        plan.at("/skipped/has-thumbnail").asInt()));
        assertTrue(most.get() - first.get() < 2_000_000, "live heap grew by " + (most.get() - first.get()));
    }
}
