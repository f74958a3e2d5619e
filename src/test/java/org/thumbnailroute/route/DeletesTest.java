package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thumbnailroute.announcement.AnnouncementSchema;
import org.thumbnailroute.local.Deleted;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** With {@code thumbnail.on-delete = delete}, thumbnails go with their originals. */
class DeletesTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(200, 200, 1);

    private LogCapture log = LogCapture.open();

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.on-delete", "delete",
                "thumbnail.size", "64x64,32x32",
                "thumbnail.key", "{dir}{size}/{file}",
                "thumbnail.visibility-timeout-seconds", "2");
    }

    @BeforeEach
    void tellOfEverything() {
        log.close();
        log = LogCapture.open();
        wire(EventDialect.EVENT_BRIDGE);
    }

    private void wire(EventDialect dialect) {
        aws.bucketEvents().wireWithDeletions(stack.sourceBucket(), stack.queueUrl(), dialect);
    }

    @AfterEach
    void nothingIsParked() {
        awaitEmptyQueue();
        log.close();
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    @ParameterizedTest
    @EnumSource(EventDialect.class)
    void allThumbnailsOfADeletedOriginalAreRemovedAndAnnounced(EventDialect dialect) {
        wire(dialect);
        String key = dialect + "/a b.jpg";
        upload(key, PICTURE);
        JsonNode announced = announcement(key);

        delete(key);
        awaitEmptyQueue();

        assertGone(dialect + "/64x64/a b.jpg");
        assertGone(dialect + "/32x32/a b.jpg");
        JsonNode removed = documents("removed", key).get(0);
        AnnouncementSchema.assertDescribed(removed);
        assertEquals(0, removed.path("thumbnails").size());
        assertEquals(
                announced.path("thumbnails").findValuesAsText("etag"),
                removed.path("removed").findValuesAsText("etag"));
        assertLogged("removed ", "removed=\"%1$s/64x64/a b.jpg, %1$s/32x32/a b.jpg\"".formatted(dialect));
    }

    @ParameterizedTest
    @EnumSource(Deleted.Kind.class)
    void aLifecycleRuleDeletesLikeAPerson(Deleted.Kind kind) {
        for (EventDialect dialect : EventDialect.values()) {
            String key = "expired/" + kind + dialect;
            upload(key, PICTURE);
            announcement(key);
            aws.bucketEvents().unwire(stack.sourceBucket());
            delete(key);

            send(dialect.event(new Deleted(stack.sourceBucket(), key, "1", null, kind, Deleted.By.LIFECYCLE)));
            awaitEmptyQueue();

            assertGone("expired/64x64/" + kind + dialect);
            tellOfEverything();
        }
    }

    /** The harder case: the same bytes again, while the worker is about to delete what it has seen. */
    @Test
    void anOriginalThatIsUploadedAgainKeepsItsThumbnail() {
        upload("again.jpg", PICTURE);
        announcement("again.jpg");
        Gate gate = aws.s3Faults().holdNextDelete(stack.targetBucket(), "64x64/again.jpg");
        delete("again.jpg");
        gate.awaitArrival();
        upload("again.jpg", PICTURE);
        await().until(() -> announcements("again.jpg").size() == 2);

        gate.release();
        awaitEmptyQueue();

        stored("64x64/again.jpg");
        stored("32x32/again.jpg");
        assertEquals(List.of(), documents("removed", "again.jpg"));
        assertLogged("ignored ", "original-is-there");
    }

    @Test
    void aThumbnailThatIsStoredAfterItsOriginalWasDeletedGoesAndIsNotAnnounced() {
        Gate gate = aws.s3Faults().holdNextPut(stack.targetBucket(), "32x32/late.jpg");
        upload("late.jpg", PICTURE);
        gate.awaitArrival();
        aws.bucketEvents().unwire(stack.sourceBucket());
        delete("late.jpg");

        gate.release();
        awaitEmptyQueue();

        assertGone("64x64/late.jpg");
        assertGone("32x32/late.jpg");
        assertEquals(List.of(), announcements("late.jpg"));
        assertLogged("gone ", "removed=\"64x64/late.jpg, 32x32/late.jpg\"");
    }

    @Test
    void aDeletionIsToldOfTwiceAndHasItsEffectOnce() {
        upload("twice.jpg", PICTURE);
        announcement("twice.jpg");
        aws.bucketEvents().unwire(stack.sourceBucket());
        delete("twice.jpg");

        send(EventDialect.EVENT_BRIDGE.event(Deleted.of(stack.sourceBucket(), "twice.jpg", 1)));
        await().until(() -> documents("removed", "twice.jpg").size() == 1);
        send(EventDialect.S3_NOTIFICATION.event(Deleted.of(stack.sourceBucket(), "twice.jpg", 1)));
        awaitEmptyQueue();

        assertEquals(1, documents("removed", "twice.jpg").size());
        assertLogged("ignored ", "no-thumbnail");
    }

    @Test
    void aRemovalIsAnnouncedAlthoughSnsWasAway() {
        upload("unheard.jpg", PICTURE);
        announcement("unheard.jpg");
        aws.topics().failNext(stack.topicArn(), ALL_QUICK_ATTEMPTS, 500, "InternalError");

        delete("unheard.jpg");

        JsonNode removed = await().until(() -> documents("removed", "unheard.jpg"), all -> !all.isEmpty())
                .get(0);
        AnnouncementSchema.assertDescribed(removed);
        assertEquals(
                List.of("64x64/unheard.jpg", "32x32/unheard.jpg"),
                removed.path("removed").findValuesAsText("key"));
    }

    @Test
    void whatNoRouteHasMadeStaysWhereAThumbnailWouldBe() {
        upload("other.jpg", PICTURE);
        announcement("other.jpg");
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.targetBucket()).key("64x64/other.jpg"),
                        RequestBody.fromString("somebody's own"));

        delete("other.jpg");
        awaitEmptyQueue();

        assertEquals("somebody's own", stored("64x64/other.jpg").asUtf8String());
        assertGone("32x32/other.jpg");
        assertEquals(
                List.of("32x32/other.jpg"),
                documents("removed", "other.jpg").get(0).path("removed").findValuesAsText("key"));
    }

    /** As S3 answers of an object that is gone if the right to list is missing. */
    @Test
    void nothingIsRemovedIfNobodyKnowsWhetherTheOriginalIsGone() {
        upload("denied.jpg", PICTURE);
        announcement("denied.jpg");
        aws.s3Faults().failNext(Operation.HEAD_OBJECT, stack.sourceBucket(), 1, new S3Error(403, "AccessDenied", "no"));

        delete("denied.jpg");
        await().until(() -> log.outcomes().stream().anyMatch(line -> line.startsWith("left-in-queue ")));
        stored("64x64/denied.jpg");
        awaitEmptyQueue();

        assertLogged("left-in-queue ", "s3:ListBucket");
        assertGone("64x64/denied.jpg");
    }

    @Test
    void aMissingBucketIsNoDeletedOriginal() {
        upload("no-bucket.jpg", PICTURE);
        announcement("no-bucket.jpg");
        aws.s3Faults()
                .failNext(
                        Operation.GET_OBJECT,
                        stack.sourceBucket(),
                        ALL_QUICK_ATTEMPTS,
                        new S3Error(404, "NoSuchBucket", "no"));

        delete("no-bucket.jpg");
        await().until(() -> log.outcomes().stream().anyMatch(line -> line.startsWith("left-in-queue ")));
        stored("64x64/no-bucket.jpg");
        awaitEmptyQueue();

        assertGone("64x64/no-bucket.jpg");
    }

    private void delete(String key) {
        aws.s3().deleteObject(delete -> delete.bucket(stack.sourceBucket()).key(key));
    }

    private void assertGone(String thumbnail) {
        assertThrows(NoSuchKeyException.class, () -> stored(thumbnail), thumbnail);
    }

    private void assertLogged(String outcome, String text) {
        assertTrue(
                log.outcomes().stream().anyMatch(line -> line.startsWith(outcome) && line.contains(text)),
                () -> log.outcomes().toString());
    }
}
