package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.announcement.AnnouncementSchema;
import org.thumbnailroute.engine.HexColour;
import org.thumbnailroute.engine.Placeholder;
import org.thumbnailroute.pictures.PngFile;
import org.thumbnailroute.pictures.Scene;

/** What {@code thumbnail.facts} asks for is in the announcement and in the metadata, and nothing else is. */
class FactsTest extends RouteTest {

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.size", "64x64,128x128",
                "thumbnail.key", "{dir}{size}_{file}",
                "thumbnail.facts", "thumbhash,colour,sha256",
                "thumbnail.rule.plain.prefix", "plain/",
                "thumbnail.rule.plain.facts", "none",
                "thumbnail.rule.blur.prefix", "blur/",
                "thumbnail.rule.blur.facts", "thumbhash",
                "thumbnail.visibility-timeout-seconds", "2");
    }

    @Test
    void announcesWhatTheThumbnailsHave() throws Exception {
        byte[] picture = PngFile.rgb(Scene.LANDSCAPE.draw(300, 200));
        upload("a/photo.png", picture);

        assertHasAllFacts(announcement("a/photo.png"), picture);
    }

    /** The second attempt finds the thumbnails of the first. */
    @Test
    void announcesTheSameAfterACrashBetweenStoringAndAnnouncing() throws Exception {
        byte[] picture = PngFile.rgb(Scene.PORTRAIT.draw(200, 300));
        aws.topics().failNext(stack.topicArn(), ALL_QUICK_ATTEMPTS, 500, "InternalError");
        upload("late/photo.png", picture);

        assertHasAllFacts(announcement("late/photo.png"), picture);
    }

    private void assertHasAllFacts(JsonNode document, byte[] picture) throws Exception {
        AnnouncementSchema.assertDescribed(document);
        String sha256 = sha256(picture);
        assertEquals(sha256, document.at("/source/sha256").asText());
        assertEquals(2, document.path("thumbnails").size());
        for (JsonNode thumbnail : document.path("thumbnails")) {
            var stored = stored(thumbnail.path("key").asText());
            Placeholder placeholder = placeholder(stored.asByteArray());
            String colour = HexColour.format(placeholder.colour());
            assertEquals(placeholder.thumbHash(), thumbnail.path("thumbHash").asText());
            assertEquals(colour, thumbnail.path("colour").asText());
            Map<String, String> metadata = stored.response().metadata();
            assertEquals(placeholder.thumbHash(), metadata.get("thumbhash"));
            assertEquals(colour, metadata.get("colour"));
            assertEquals(sha256, metadata.get("source-sha256"));
        }
    }

    @Test
    void aRuleHasFactsOfItsOwn() {
        byte[] picture = PngFile.rgb(Scene.LANDSCAPE.draw(300, 200));
        upload("plain/photo.png", picture);
        upload("blur/photo.png", picture);

        JsonNode plain = announcement("plain/photo.png");
        assertTrue(plain.at("/source/sha256").isMissingNode());
        assertTrue(plain.at("/thumbnails/0/thumbHash").isMissingNode());
        assertEquals("[recipe, source-etag, upload]", metadataNames("plain/64x64_photo.png"));
        JsonNode blur = announcement("blur/photo.png");
        assertTrue(blur.at("/thumbnails/0/thumbHash").isTextual());
        assertTrue(blur.at("/thumbnails/0/colour").isMissingNode());
        assertEquals("[recipe, source-etag, thumbhash, upload]", metadataNames("blur/64x64_photo.png"));
    }

    private String metadataNames(String key) {
        return new TreeSet<>(stored(key).response().metadata().keySet()).toString();
    }

    private static Placeholder placeholder(byte[] png) throws IOException {
        BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(png));
        int width = pixels.getWidth();
        return Placeholder.of(
                width, pixels.getHeight(), pixels.getRGB(0, 0, width, pixels.getHeight(), null, 0, width), 0xffffff);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
