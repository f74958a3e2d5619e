package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Everything that can be set differently at once: several sizes, one bucket for both, queues by URL, a topic by name. */
class OneBucketTest extends RouteTest {

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.queue",
                stack.queueUrl(),
                "thumbnail.dead-letter-queue",
                stack.deadLetterQueueUrl(),
                "thumbnail.topic",
                stack.name() + "-ready",
                "thumbnail.target-bucket",
                stack.sourceBucket(),
                "thumbnail.size",
                "64x64, 200x100",
                "thumbnail.key",
                "{dir}small/{size}/{file}");
    }

    @Test
    void storesEverySizeAndMakesNoThumbnailOfAThumbnail() {
        upload("a/photo.jpg", QuadrantPicture.jpeg(600, 400, 1));

        JsonNode announcement = announcement("a/photo.jpg");
        awaitEmptyQueue();

        assertEquals(2, announcement.at("/thumbnails").size());
        assertSize(announcement.at("/thumbnails/0"), "64x64", 64, 43);
        assertSize(announcement.at("/thumbnails/1"), "200x100", 150, 100);
        String text = published().stream()
                .map(message -> message.textFor("email"))
                .filter(email -> email.contains("a/photo.jpg"))
                .findFirst()
                .orElseThrow();
        assertTrue(text.contains(announcement.at("/thumbnails/0/link").asText()));
        assertTrue(text.contains(announcement.at("/thumbnails/1/link").asText()));
        assertEquals(Set.of("a/photo.jpg", "a/small/64x64/photo.jpg", "a/small/200x100/photo.jpg"), keys("a/"));
        assertEquals(1, announcements("a/photo.jpg").size());
        assertEquals(List.of(), announcements("a/small/64x64/photo.jpg"), "their own events are announced to nobody");
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    /** By its metadata: another worker's template is not known here, and each would feed the other. */
    @Test
    void makesNoThumbnailOfAThumbnailOfAnotherRoute() {
        upload("b/photo.jpg", QuadrantPicture.jpeg(600, 400, 1));
        announcement("b/photo.jpg");
        awaitEmptyQueue();
        try (LogCapture log = LogCapture.open()) {
            aws.s3().copyObject(copy -> copy.sourceBucket(stack.sourceBucket())
                    .sourceKey("b/small/64x64/photo.jpg")
                    .destinationBucket(stack.sourceBucket())
                    .destinationKey("large/b/photo.jpg"));
            awaitEmptyQueue();

            assertEquals(1, log.outcomes().size());
            assertTrue(
                    log.outcomes()
                            .get(0)
                            .matches("ignored .*/large/b/photo.jpg\" because=\"own-thumbnail \\(its metadata .*"),
                    log.outcomes().get(0));
        }
        assertEquals(Set.of("large/b/photo.jpg"), keys("large/"));
        assertEquals(List.of(), announcements("large/b/photo.jpg"));
    }

    private void assertSize(JsonNode thumbnail, String box, int width, int height) {
        assertEquals(box, thumbnail.at("/size").asText());
        assertEquals("a/small/" + box + "/photo.jpg", thumbnail.at("/key").asText());
        byte[] stored = aws.s3()
                .getObjectAsBytes(get -> get.bucket(stack.sourceBucket())
                        .key(thumbnail.at("/key").asText()))
                .asByteArray();
        assertThatPicture(stored).hasSize(width, height).looksLike(QuadrantPicture.DRAWING);
    }

    private Set<String> keys(String prefix) {
        return aws.s3().listObjectsV2(list -> list.bucket(stack.sourceBucket()).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
    }
}
