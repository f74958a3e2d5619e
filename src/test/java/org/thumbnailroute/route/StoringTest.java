package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;

/** How thumbnails are stored, as S3 sees it. */
class StoringTest extends RouteTest {

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.cache-control", "public, max-age=86400",
                "thumbnail.storage-class", "STANDARD_IA",
                "thumbnail.tags", "team=web,cost centre=4711",
                "thumbnail.copy-metadata", "title,artist");
    }

    /** The third PUT is the one that replaces: the second finds that there is a thumbnail. */
    @Test
    void aThumbnailIsReplacedAsItWasCreated() {
        List<Map<String, String>> puts = aws.s3Faults().headersOfNextPuts(stack.targetBucket(), 3);
        upload("a.jpg", QuadrantPicture.jpeg(600, 400, 1));
        announcement("a.jpg");
        upload("a.jpg", QuadrantPicture.jpeg(300, 200, 1));
        await().until(() -> announcements("a.jpg").size() == 2);

        assertEquals("*", puts.get(0).get("if-none-match"));
        assertTrue(puts.get(2).containsKey("if-match"));
        for (Map<String, String> put : puts) {
            assertEquals("public, max-age=86400", put.get("cache-control"));
            assertEquals("STANDARD_IA", put.get("x-amz-storage-class"));
            assertEquals("cost%20centre=4711&team=web", put.get("x-amz-tagging"));
            assertNull(put.get("x-amz-meta-tagging"));
        }
    }

    @Test
    void aThumbnailGetsTheMetadataThatIsAskedFor() {
        upload("b.jpg", Map.of("title", "Takk...", "artist", "Sigur R=?UTF-8?Q?=C3=B3?=s", "studio", "home"));
        announcement("b.jpg");

        Map<String, String> metadata = stored("thumbnail_b.jpg").response().metadata();
        assertEquals("Takk...", metadata.get("title"));
        assertEquals("Sigur R=?UTF-8?Q?=C3=B3?=s", metadata.get("artist"));
        assertNull(metadata.get("studio"));
        assertEquals("v" + Thumbnailer.VERSION + " 64x64", metadata.get("recipe"));
    }

    @Test
    void aThumbnailIsStoredWithoutMetadataThatS3WouldRefuse() {
        try (LogCapture log = LogCapture.open()) {
            upload("c.jpg", Map.of("title", "t".repeat(1_900), "artist", "Múm"));
            announcement("c.jpg");

            assertEquals(
                    Set.of("source-etag", "recipe", "upload"),
                    stored("thumbnail_c.jpg").response().metadata().keySet());
            assertEquals(
                    List.of(
                            "the thumbnails of s3://storingtest-source/c.jpg are stored without metadata of the original: title (with its 1900 bytes it would exceed the 2048 that S3 takes for all metadata), artist (it is not ASCII)"),
                    log.lines().stream()
                            .filter(line -> line.level().equals(Level.WARN))
                            .map(LogCapture.Line::message)
                            .toList());
        }
    }

    private void upload(String key, Map<String, String> metadata) {
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key(key).metadata(metadata),
                        RequestBody.fromBytes(QuadrantPicture.jpeg(600, 400, 1)));
    }
}
