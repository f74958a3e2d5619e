package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import com.fasterxml.jackson.databind.JsonNode;
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
        String text = published().get(0).textFor("email");
        assertTrue(text.contains(announcement.at("/thumbnails/0/link").asText()));
        assertTrue(text.contains(announcement.at("/thumbnails/1/link").asText()));
        assertEquals(Set.of("a/photo.jpg", "a/small/64x64/photo.jpg", "a/small/200x100/photo.jpg"), keysInTheBucket());
        assertEquals(1, published().size(), "the thumbnails' own events are acknowledged and announced to nobody");
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
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

    private Set<String> keysInTheBucket() {
        return aws.s3().listObjectsV2(list -> list.bucket(stack.sourceBucket())).contents().stream()
                .map(S3Object::key)
                .collect(Collectors.toSet());
    }
}
