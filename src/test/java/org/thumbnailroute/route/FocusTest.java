package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.engine.Thumbnailer;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/** The focal point that an original's metadata names. */
class FocusTest extends RouteTest {

    private static final byte[] PICTURE = PngFile.rgb(QuadrantPicture.draw("R G B\nR G B\nR G B\n", 600, 200));

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.mode", "cover", "thumbnail.gravity", "west");
    }

    @Test
    void theThumbnailIsCroppedAroundIt() {
        upload("left.png", PICTURE);
        upload("right.png", "1,0.5");
        announcement("left.png");
        announcement("right.png");

        assertShows("R", "left.png");
        assertNull(metadata("left.png").get("source-focus"));
        assertShows("B", "right.png");
        assertEquals("1.0,0.5", metadata("right.png").get("source-focus"));
        assertEquals(
                "v" + Thumbnailer.VERSION + " 64x64 cover west",
                metadata("right.png").get("recipe"));
    }

    @Test
    void oneThatMakesNoSenseIsIgnoredWithAWarning() {
        try (LogCapture log = LogCapture.open()) {
            upload("odd.png", "top left");
            announcement("odd.png");

            assertShows("R", "odd.png");
            assertEquals(
                    List.of(
                            "the metadata focus of s3://focustest-source/odd.png is ignored: \"top left\" is not two fractions from 0 to 1, such as 0.3,0.6 (from the left, from the top)"),
                    log.lines().stream()
                            .filter(line -> line.level().equals(Level.WARN))
                            .map(LogCapture.Line::message)
                            .toList());
        }
    }

    /** Its etag stays the same. */
    @Test
    void anotherPointByACopyOntoItselfGivesAnotherThumbnail() {
        upload("moved.png", "0.5,0.5");
        announcement("moved.png");
        assertShows("G", "moved.png");

        move("moved.png", "1,1");
        await().until(() -> announcements("moved.png").size() == 2);

        assertShows("B", "moved.png");
    }

    @Test
    void aSlowWorkerDoesNotPutAnOlderPointBack() {
        Gate older = aws.s3Faults().holdNextPut(stack.targetBucket(), "thumbnail_slow.png");
        upload("slow.png", "0.5,0.5");
        older.awaitArrival();
        move("slow.png", "1,1");
        announcement("slow.png");

        older.release();
        awaitEmptyQueue();

        assertShows("B", "slow.png");
        assertEquals(1, announcements("slow.png").size());
    }

    private void upload(String key, String focus) {
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key(key).metadata(Map.of("focus", focus)),
                        RequestBody.fromBytes(PICTURE));
    }

    private void move(String key, String focus) {
        aws.s3().copyObject(copy -> copy.sourceBucket(stack.sourceBucket())
                .sourceKey(key)
                .destinationBucket(stack.sourceBucket())
                .destinationKey(key)
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("focus", focus)));
    }

    private Map<String, String> metadata(String key) {
        return stored("thumbnail_" + key).response().metadata();
    }

    private void assertShows(String colour, String key) {
        assertThatPicture(stored("thumbnail_" + key).asByteArray())
                .hasSize(64, 64)
                .looksLike("X X X\nX X X\nX X X\n".replace("X", colour));
    }
}
