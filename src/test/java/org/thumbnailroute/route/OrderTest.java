package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Whatever overtakes whatever, the thumbnail that remains is the newest original's. */
class OrderTest extends RouteTest {

    private static final byte[] OLDEST = QuadrantPicture.jpeg(200, 200, 1);
    private static final byte[] OLDER = QuadrantPicture.jpeg(300, 200, 1);
    private static final byte[] NEWEST = PngFile.rgb(QuadrantPicture.upright(300, 300));

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.concurrency", "6", "thumbnail.visibility-timeout-seconds", "2");
    }

    @BeforeEach
    void tellOfEachUpload() {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
    }

    @Test
    void aSlowWorkerDoesNotPutAnOlderThumbnailOverANewerOne() {
        Gate older = aws.s3Faults().holdNextPut(stack.targetBucket(), "thumbnail_slow.jpg");
        upload("slow.jpg", OLDER);
        older.awaitArrival();
        upload("slow.jpg", NEWEST);
        announcement("slow.jpg");

        older.release();
        awaitEmptyQueue();

        assertNewest("slow.jpg");
    }

    /** The harder case: there was a thumbnail already, and both workers saw it and may replace it. */
    @Test
    void aSlowWorkerDoesNotReplaceANewerThumbnail() {
        Gate replace = stalledReplacement("replaced.jpg");
        upload("replaced.jpg", NEWEST);
        await().until(() -> announcements("replaced.jpg").size() == 2);

        replace.release();
        awaitEmptyQueue();

        assertThatPicture(stored("thumbnail_replaced.jpg").asByteArray()).hasFormat("png");
        assertEquals(2, announcements("replaced.jpg").size(), "the one in the middle is superseded");
    }

    /** Were the two thumbnails of the same bytes, the worker in the middle would take the second for the first. */
    @Test
    void aSlowWorkerDoesNotReplaceTheThumbnailOfAnOriginalThatWasPutBack() {
        Gate inTheMiddle = stalledReplacement("put-back.jpg");
        upload("put-back.jpg", OLDEST);
        await().until(() -> announcements("put-back.jpg").size() == 2);

        inTheMiddle.release();
        awaitEmptyQueue();

        assertEquals(
                uploaded("put-back.jpg").etag(),
                stored("thumbnail_put-back.jpg").response().metadata().get("source-etag"));
        assertEquals(2, announcements("put-back.jpg").size());
    }

    /** S3 says the same of a thumbnail that is not there as of an original that is gone. */
    @Test
    void aThumbnailThatIsDeletedWhileItIsReplacedIsNotTakenForAnOriginalThatIsGone() {
        Gate replacement = stalledReplacement("cleaned.jpg");
        aws.s3().deleteObject(delete -> delete.bucket(stack.targetBucket()).key("thumbnail_cleaned.jpg"));

        replacement.release();
        awaitEmptyQueue();

        assertEquals(2, announcements("cleaned.jpg").size());
        assertEquals(
                uploaded("cleaned.jpg").etag(),
                stored("thumbnail_cleaned.jpg").response().metadata().get("source-etag"));
    }

    /** A worker that has seen the oldest thumbnail and the older original, and is about to replace the one by the other's. */
    private Gate stalledReplacement(String key) {
        String thumbnail = "thumbnail_" + key;
        upload(key, OLDEST);
        announcement(key);
        Gate create = aws.s3Faults().holdNextPut(stack.targetBucket(), thumbnail);
        upload(key, OLDER);
        create.awaitArrival();
        Gate replace = aws.s3Faults().holdNextPut(stack.targetBucket(), thumbnail);
        create.release();
        replace.awaitArrival();
        return replace;
    }

    @Test
    void anOverwrittenPictureIsMadeAndAnnouncedAnew() {
        upload("overwritten.jpg", OLDER);
        announcement("overwritten.jpg");

        upload("overwritten.jpg", NEWEST);
        await().until(() -> announcements("overwritten.jpg").size() == 2);

        assertThatPicture(stored("thumbnail_overwritten.jpg").asByteArray()).hasFormat("png");
        assertEquals(
                stored("thumbnail_overwritten.jpg").asByteArray().length,
                announcements("overwritten.jpg")
                        .get(1)
                        .at("/thumbnails/0/bytes")
                        .asInt());
        assertEquals("image/png", stored("thumbnail_overwritten.jpg").response().contentType());
        assertEquals(
                stored("thumbnail_overwritten.jpg").response().eTag(),
                '"'
                        + announcements("overwritten.jpg")
                                .get(1)
                                .at("/thumbnails/0/etag")
                                .asText()
                        + '"');
    }

    /** s3fs and Hadoop put an empty object first. */
    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(longs = {0, 60_000_000})
    void anOverwrittenOriginalIsSupersededWhateverWasWrongWithIt(long size) {
        String key = "first/" + size + ".jpg";
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload(key, new byte[0]);
        String etag = uploaded(key).etag();
        upload(key, NEWEST);
        try (LogCapture log = LogCapture.open()) {
            tell(List.of(Uploaded.put(stack.sourceBucket(), key, size, etag, 1), uploaded(key)));
            awaitEmptyQueue();

            assertEquals(
                    List.of("announced", "superseded"),
                    log.outcomes().stream()
                            .map(line -> line.substring(0, line.indexOf(' ')))
                            .sorted()
                            .toList());
        }
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    /** Each key is overwritten a few times while slow workers are at it, told of in any order, several times each. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theNewestWinsInAnyInterleaving(long seed) {
        Random random = new Random(seed);
        aws.bucketEvents().unwire(stack.sourceBucket());
        List<String> keys =
                IntStream.range(0, 10).mapToObj(i -> seed + "/" + i + ".jpg").toList();
        List<Uploaded> told = new ArrayList<>();
        List<Uploaded> late = new ArrayList<>();
        for (int version = 1; version <= 4; version++) {
            List<String> shuffled = new ArrayList<>(keys);
            Collections.shuffle(shuffled, random);
            for (String key : shuffled) {
                slowSomethingDown(random);
                upload(key, QuadrantPicture.jpeg(40 + random.nextInt(200), 40 + version, 1));
                Uploaded uploaded = uploaded(key);
                told.add(uploaded);
                if (random.nextInt(3) == 0) {
                    late.add(uploaded);
                } else {
                    tell(Collections.nCopies(1 + random.nextInt(3), uploaded));
                }
            }
        }
        Collections.shuffle(late, random);
        tell(late);
        Collections.shuffle(told, random);
        tell(told.subList(0, told.size() / 2));

        awaitEmptyQueue();

        for (String key : keys) {
            String newest = uploaded(key).etag();
            String thumbnail = seed + "/thumbnail_" + key.substring(key.indexOf('/') + 1);
            assertEquals(newest, stored(thumbnail).response().metadata().get("source-etag"), key);
            List<String> etags = announcements(key).stream()
                    .map(announcement -> announcement.at("/source/etag").asText())
                    .toList();
            assertEquals(etags.stream().distinct().count(), etags.size(), () -> key + " was announced twice");
            assertEquals(true, etags.contains(newest), key);
        }
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    private void slowSomethingDown(Random random) {
        Duration pause = Duration.ofMillis(random.nextInt(300));
        switch (random.nextInt(4)) {
            case 0 -> aws.s3Faults().hangNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, pause);
            case 1 -> aws.s3Faults().hangNext(Operation.HEAD_OBJECT, stack.targetBucket(), 1, pause);
            default -> aws.s3Faults().hangNext(Operation.PUT_OBJECT, stack.targetBucket(), 1, pause);
        }
    }

    private void tell(List<Uploaded> uploads) {
        uploads.forEach(uploaded -> send(EventDialect.EVENT_BRIDGE.event(uploaded)));
    }

    private void assertNewest(String key) {
        assertThatPicture(stored("thumbnail_" + key).asByteArray()).hasFormat("png");
        assertEquals(1, announcements(key).size(), "the older one is superseded");
    }
}
