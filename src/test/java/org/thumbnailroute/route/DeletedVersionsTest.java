package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** In a bucket with versions, thumbnails become those of the version that is the newest, also when an older one is back. */
class DeletedVersionsTest extends RouteTest {

    private static final byte[] OLDER = QuadrantPicture.jpeg(300, 200, 1);
    private static final byte[] NEWER = QuadrantPicture.jpeg(200, 200, 1);

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.on-delete", "delete", "thumbnail.visibility-timeout-seconds", "2");
    }

    @BeforeAll
    void keepVersions() {
        aws.s3().putBucketVersioning(put -> put.bucket(stack.sourceBucket())
                .versioningConfiguration(versions -> versions.status(BucketVersioningStatus.ENABLED)));
        aws.bucketEvents().wireWithDeletions(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
    }

    @Test
    void theThumbnailFollowsTheNewestVersion() {
        String older = put(OLDER);
        await().until(() -> announcements("a.jpg").size() == 1);
        String newer = put(NEWER);
        await().until(() -> announcements("a.jpg").size() == 2);

        delete(newer);
        await().until(() -> announcements("a.jpg").size() == 3);
        assertEquals(etag(older), source());

        String marker = aws.s3()
                .deleteObject(delete -> delete.bucket(stack.sourceBucket()).key("a.jpg"))
                .versionId();
        await().until(() -> documents("removed", "a.jpg").size() == 1);
        assertThrows(NoSuchKeyException.class, () -> stored("thumbnail_a.jpg"));

        delete(marker);
        await().until(() -> announcements("a.jpg").size() == 4);
        assertEquals(etag(older), source());

        delete(older);
        await().until(() -> documents("removed", "a.jpg").size() == 2);
        awaitEmptyQueue();
        assertThrows(NoSuchKeyException.class, () -> stored("thumbnail_a.jpg"));
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    /** @return the version's id */
    private String put(byte[] picture) {
        return aws.s3()
                .putObject(put -> put.bucket(stack.sourceBucket()).key("a.jpg"), RequestBody.fromBytes(picture))
                .versionId();
    }

    private void delete(String version) {
        aws.s3()
                .deleteObject(delete ->
                        delete.bucket(stack.sourceBucket()).key("a.jpg").versionId(version));
    }

    private String etag(String version) {
        return aws.s3()
                .getObject(get -> get.bucket(stack.sourceBucket()).key("a.jpg").versionId(version))
                .response()
                .eTag()
                .replace("\"", "");
    }

    private String source() {
        return String.valueOf(stored("thumbnail_a.jpg").response().metadata().get("source-etag"));
    }
}
