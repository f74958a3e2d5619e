package org.thumbnailroute.backfill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.terminal.UsageException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** However a backfill is stopped, it goes on where it was; and it never puts more into the queue than it may. */
class ResumeTest {

    private static final LocalAws AWS = SharedAws.get();

    /** As kill -9 does, with nothing after it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @TempDir
    Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory).withPagesOf(11);
    }

    /** Pages of 11 are cut at their ends and inside by batches of ten. */
    @Test
    void goesOnAfterACutAtEachRequest() {
        List<String> keys =
                IntStream.range(0, 13).mapToObj("k%02d.jpg"::formatted).toList();
        desk.originals(keys);
        for (int cut = 1; isKilledAt(cut); cut++) {
            Desk.Result result = desk.run("--all");
            List<Upload> queued = desk.queued();

            assertEquals(0, result.exitCode());
            assertEquals(
                    keys, queued.stream().map(Upload::key).distinct().sorted().toList(), "cut at " + cut);
            assertTrue(queued.size() <= keys.size() + Sender.LARGEST_BATCH, "twice: only of the last batch");
            assertEquals(
                    keys.size(),
                    queued.stream().map(Upload::identity).distinct().count(),
                    "the store knows them");
        }
        assertEquals(keys, desk.queuedKeys(), "the last one was not cut");
    }

    /** Before a request is made, and after it: SQS has what nobody wrote down. */
    private boolean isKilledAt(int cut) {
        AtomicInteger left = new AtomicInteger(cut);
        desk.watched()
                .before(request -> {
                    killAtZero(left);
                    return request;
                })
                .after(response -> {
                    killAtZero(left);
                    return response;
                });
        try {
            desk.run("--all");
            return false;
        } catch (Killed e) {
            return true;
        } finally {
            desk.watched();
        }
    }

    private void killAtBatch(int batch) {
        AtomicInteger left = new AtomicInteger(batch);
        desk.watched().before(request -> {
            if (request instanceof SendMessageBatchRequest) {
                killAtZero(left);
            }
            return request;
        });
        assertThrows(Killed.class, desk::run);
        desk.watched();
    }

    private static void killAtZero(AtomicInteger left) {
        if (left.decrementAndGet() == 0) {
            throw new Killed();
        }
    }

    /** SQS has the last batch, and its thumbnails are there before the command runs again. */
    @Test
    void countsOnceWhatWasSentBeforeAKill() {
        List<String> keys =
                IntStream.range(0, 25).mapToObj("k%02d.jpg"::formatted).toList();
        desk.originals(keys);
        killAfterBatch(3);
        keys.subList(0, 21).forEach(key -> desk.thumbnail("thumbnail_" + key));

        Desk.Result result = desk.run();

        assertTrue(result.out().contains("queued: 25 (missing 25)"), result.out());
        assertEquals(keys, desk.queuedKeys());
    }

    @Test
    void queuesNoMoreThanItsMaximumAfterAKill() {
        List<String> keys =
                IntStream.range(0, 20).mapToObj("k%02d.jpg"::formatted).toList();
        desk.originals(keys);
        killAfterBatch(3, "--max", "12");

        Desk.Result result = desk.run("--max", "12");

        assertTrue(result.out().contains("queued: 12 (missing 12)"), result.out());
        assertEquals(
                keys.subList(0, 12), desk.queuedKeys().stream().distinct().toList(), "the last batch, perhaps, twice");
    }

    /** SQS has it, and nobody wrote that down. */
    private void killAfterBatch(int batch, String... options) {
        AtomicInteger left = new AtomicInteger(batch);
        desk.watched().after(response -> {
            if (response instanceof SendMessageBatchResponse) {
                killAtZero(left);
            }
            return response;
        });
        assertThrows(Killed.class, () -> desk.run(options));
        desk.watched();
    }

    @Test
    void doesNotListWhatItHasDone() {
        desk.originals(IntStream.range(0, 30).mapToObj("k%02d.jpg"::formatted).toList());
        killAtBatch(4);

        Requested requested = desk.watched();
        Desk.Result result = desk.run();

        assertTrue(result.err().contains("going on with the backfill"), result.err());
        assertTrue(result.err().contains("/k20.jpg\": 21 of 30 are queued"), result.err());
        assertEquals("k20.jpg", requested.of(ListObjectsV2Request.class).get(0).startAfter());
        assertTrue(result.out().contains("queued: 30 (missing 30)"), result.out());
    }

    /** SQS counts its throttling as a fault of the sender. */
    @ParameterizedTest
    @CsvSource({"InternalError, false", "RequestThrottled, true"})
    void sendsWhatSqsCouldNotTakeAgain(String code, boolean senderFault) {
        List<String> keys =
                IntStream.range(0, 25).mapToObj("k%02d.jpg"::formatted).toList();
        desk.originals(keys);
        AtomicInteger failures = new AtomicInteger(3);
        desk.watched()
                .before(request -> request instanceof SendMessageBatchRequest batch && failures.get() > 0
                        ? batch.toBuilder()
                                .entries(batch.entries()
                                        .subList(1, batch.entries().size()))
                                .build()
                        : request)
                .after(response -> response instanceof SendMessageBatchResponse batch && failures.getAndDecrement() > 0
                        ? batch.toBuilder()
                                .failed(BatchResultErrorEntry.builder()
                                        .id("0")
                                        .code(code)
                                        .senderFault(senderFault)
                                        .build())
                                .build()
                        : response);

        assertEquals(0, desk.run().exitCode());
        assertEquals(keys, desk.queuedKeys());
    }

    @Test
    void endsIfSqsWillNeverTakeAMessage() {
        desk.original("a.jpg", 1);
        desk.watched()
                .after(response -> response instanceof SendMessageBatchResponse batch
                        ? batch.toBuilder()
                                .failed(BatchResultErrorEntry.builder()
                                        .id("0")
                                        .code("InvalidMessageContents")
                                        .message("bad")
                                        .senderFault(true)
                                        .build())
                                .build()
                        : response);

        SqsException refusal = assertThrows(SqsException.class, desk::run);

        assertEquals("SQS refuses a message: InvalidMessageContents: bad", refusal.getMessage());
    }

    @Test
    void waitsWhileAwsThrottles() {
        desk.originals(List.of("a.jpg", "b.jpg"));
        AWS.sqsFaults().failNext("SendMessageBatch", 9, 503);
        AWS.sqsFaults().failNext("GetQueueAttributes", 5, 400);

        Desk.Result result = desk.run();

        AWS.sqsFaults().heal();
        assertEquals(0, result.exitCode());
        assertEquals(List.of("a.jpg", "b.jpg"), desk.queuedKeys());
        assertTrue(result.err().contains("asking again in"), result.err());
    }

    @Test
    void waitsWhileTheQueueIsFull() {
        List<String> keys =
                IntStream.range(0, 30).mapToObj("k%02d.jpg"::formatted).toList();
        desk.originals(keys);
        Requested requested = desk.watched();

        CompletableFuture<Desk.Result> run = CompletableFuture.supplyAsync(() -> desk.run("--queue-limit", "12"));
        List<String> taken = new ArrayList<>();
        while (taken.size() < keys.size() && !(run.isDone() && desk.waiting() == 0)) {
            int looks = requested.of(GetQueueAttributesRequest.class).size();
            await().until(() -> run.isDone()
                    || requested.of(GetQueueAttributesRequest.class).size() >= looks + 3);
            assertTrue(desk.waiting() <= 12, "no more than the limit");
            taken.addAll(desk.queuedKeys());
        }

        assertEquals(0, run.join().exitCode());
        assertEquals(keys, taken.stream().sorted().toList());
    }

    /** They wait although nobody can receive them yet. */
    @Test
    void countsMessagesThatSqsDelays() {
        desk.originals(IntStream.range(0, 30).mapToObj("k%02d.jpg"::formatted).toList());
        AWS.sqs().setQueueAttributes(set -> set.queueUrl(desk.stack().queueUrl())
                .attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "600")));
        Stop stop = new Stop();
        AtomicInteger looksInVain = new AtomicInteger();
        desk.watched().before(request -> {
            if (request instanceof SendMessageBatchRequest) {
                looksInVain.set(0);
            }
            if (request instanceof GetQueueAttributesRequest && looksInVain.incrementAndGet() == 3) {
                stop.ask();
            }
            return request;
        });

        Desk.Result stopped = desk.runUntil(stop, "--queue-limit", "12");

        assertEquals(1, stopped.exitCode());
        assertTrue(stopped.out().contains("queued: 11 "), stopped.out());
    }

    @Test
    void refusesAPlaceOfOtherOptions() {
        desk.originals(IntStream.range(0, 30).mapToObj("k%02d.jpg"::formatted).toList());
        killAtBatch(2);

        UsageException refusal = assertThrows(UsageException.class, () -> desk.run("--prefix", "k", "--stale"));

        assertTrue(
                String.valueOf(refusal.getMessage())
                        .contains(
                                "place.json is the place of a backfill with other options (--missing, --stale or --all was"
                                        + " \"--missing\", now \"--stale\"; --prefix was \"\", now \"k\")"),
                refusal.getMessage());
        assertEquals(0, desk.run("--rate", "9000", "--queue-limit", "77").exitCode(), "these may change");
    }

    @Test
    void beginsAnewAfterOneThatIsFinished() {
        desk.original("a.jpg", 1);
        desk.run();
        desk.bodies();

        Desk.Result again = desk.run("--all");

        assertTrue(again.err().contains("is finished; this is a new one"), again.err());
        assertEquals(List.of("a.jpg"), desk.queuedKeys());
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNoPlace() throws IOException {
        desk.original("a.jpg", 1);
        desk.run();
        String place = Files.readString(desk.state());
        List<String> others = new ArrayList<>(List.of(
                "null",
                "[]",
                "\0\0\0",
                "{\"name\": \"something else\"}",
                "{\"version\": 1}",
                place.replaceFirst("\"started\":\"[^\"]*\"", "\"started\":\"yesterday\""),
                place.replaceFirst("\"place\":\\{[^}]*}", "\"place\":null")));
        IntStream.range(0, place.length()).forEach(cut -> others.add(place.substring(0, cut)));

        for (String other : others) {
            Files.writeString(desk.state(), other);
            assertEquals(
                    "--state: %s holds something else; name another file, or delete it to begin anew"
                            .formatted(desk.state()),
                    readFailure(),
                    other);
        }
        Files.writeString(desk.state(), place.replace("\"version\":1", "\"version\":2"));
        assertTrue(readFailure().contains("is of version 2;"), readFailure());
    }

    private String readFailure() {
        try (StateFile file = StateFile.open(desk.state())) {
            return String.valueOf(assertThrows(UsageException.class, file::read).getMessage());
        }
    }

    @Test
    void saysThatADirectoryIsNoPlace() {
        UsageException refusal = assertThrows(UsageException.class, () -> desk.run("--state", directory.toString()));

        assertEquals("--state: %s is a directory".formatted(directory), refusal.getMessage());
    }

    /** Killed after the last one was queued, before the file said that it was. */
    @Test
    void queuesNoMoreThanTheMostAfterAKill() throws IOException {
        desk.originals(List.of("a.jpg", "b.jpg", "c.jpg"));
        desk.run("--max", "2");
        Files.writeString(
                desk.state(), Files.readString(desk.state()).replace("\"finished\":true", "\"finished\":false"));

        Desk.Result again = desk.run("--max", "2");

        assertEquals(0, again.exitCode());
        assertEquals(List.of("a.jpg", "b.jpg"), desk.queuedKeys());
    }

    @Test
    void oneBackfillAtATimeUsesAPlace() {
        desk.original("a.jpg", 1);
        try (StateFile used = StateFile.open(desk.state())) {
            UsageException refusal = assertThrows(UsageException.class, desk::run);

            assertTrue(
                    String.valueOf(refusal.getMessage()).contains("another backfill is using " + used),
                    refusal.getMessage());
        }
        assertEquals(0, desk.run().exitCode());
    }

    @Test
    void aStopEndsThePlan() {
        desk.original("a.jpg", 1);
        Stop stop = new Stop();
        stop.ask();

        Desk.Result stopped = desk.runUntil(stop);

        assertEquals(1, stopped.exitCode());
        assertEquals("stopped before anything was queued", stopped.err().strip());
    }

    @Test
    void aStopEndsItBetweenTwoBatches() {
        List<String> keys =
                IntStream.range(0, 30).mapToObj("k%02d.jpg"::formatted).toList();
        desk.originals(keys);
        Stop stop = new Stop();
        desk.watched().after(response -> {
            if (response instanceof SendMessageBatchResponse) {
                stop.ask();
            }
            return response;
        });

        Desk.Result stopped = desk.runUntil(stop);

        assertEquals(1, stopped.exitCode());
        assertTrue(stopped.err().contains("/k09.jpg\"; run it again to go on"), stopped.err());
        assertTrue(stopped.out().contains("queued: 10 (missing 10)"), stopped.out());
        assertEquals(keys.subList(0, 10), desk.queuedKeys());
        desk.watched();
        desk.run();
        assertEquals(keys.subList(10, 30), desk.queuedKeys());
    }
}
