package org.thumbnailroute.announcement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.StoredThumbnail;

class AnnouncementWriterTest {

    private static final int SNS_LIMIT = 262_144;
    private static final Announcement.Source SOURCE =
            new Announcement.Source("source", "a/photo.jpg", "e".repeat(32), "image/jpeg", 1, 600, 400, "", false);

    private final AnnouncementWriter writer =
            new AnnouncementWriter(Settings.currentRules(ShippedSettings.with(Map.of())));

    /** People get what they always got; all else, also what SNS may learn in future, is a program. */
    @Test
    void writesASentenceForPeopleAndOneDocumentForAllOthers() throws JsonProcessingException {
        JsonNode message = read(write(SOURCE, thumbnails(1, 300)));

        assertEquals(Set.of("default", "email", "email-json", "sms"), names(message));
        assertEquals(
                "a/photo.jpg",
                read(message.path("default").asText()).at("/source/key").asText());
        for (String protocol : List.of("email", "email-json", "sms")) {
            String text = message.path(protocol).asText();
            assertTrue(text.startsWith("The thumbnail of a/photo.jpg is ready. Open it with"), text);
            assertTrue(text.contains("https://"), text);
        }
    }

    @Test
    void namesSizeAndFormatOfEachOfSeveralLinks() throws JsonProcessingException {
        List<StoredThumbnail> thumbnails =
                List.of(thumbnail("64x64", "image/jpeg", "https://a"), thumbnail("300x300", "image/webp", "https://b"));

        assertEquals("""
                The 2 thumbnails of a/photo.jpg are ready. Open them with these pre-signed URLs:

                JPEG 64x64 until 1970-01-01T00:00:00Z:
                https://a

                WEBP 300x300 until 1970-01-01T00:00:00Z:
                https://b
                """, read(write(SOURCE, thumbnails)).path("email").asText());
    }

    /** A subscriber filters by what it reads; of one format the attribute is what it always was. */
    @Test
    void theAttributeNamesEachFormatOnce() {
        StoredThumbnail jpeg = thumbnail("64x64", "image/jpeg", "https://a");
        StoredThumbnail webp = thumbnail("64x64", "image/webp", "https://b");

        assertEquals("jpeg", format(List.of(jpeg, jpeg)));
        assertEquals("[\"jpeg\", \"webp\"]", format(List.of(jpeg, webp, jpeg)));
    }

    private static String format(List<StoredThumbnail> thumbnails) {
        return requireNonNull(AnnouncementWriter.attributes(SOURCE, thumbnails, Audience.ALL)
                .values()
                .get("format"));
    }

    /** Only when there is something to say: subscribers know the document without it. */
    @Test
    void saysThatAPartWasMissing() throws JsonProcessingException {
        var damaged = new Announcement.Source("source", "a/photo.jpg", "e", "image/jpeg", 1, 600, 400, "", true);
        String whole = read(write(SOURCE, thumbnails(1, 300))).path("default").asText();
        String partial =
                read(write(damaged, thumbnails(1, 300))).path("default").asText();

        assertTrue(read(whole).at("/source/partial").isMissingNode(), whole);
        assertTrue(read(partial).at("/source/partial").asBoolean(), partial);
    }

    /** SNS sends 1,600 characters by SMS, and nothing of a longer text. */
    @Test
    void sendsNoLinksBySmsThatDoNotFit() throws JsonProcessingException {
        JsonNode message = read(write(SOURCE, thumbnails(4, 500)));

        assertEquals(
                "The 4 thumbnails of a/photo.jpg are ready.",
                message.path("sms").asText());
        assertTrue(message.path("email").asText().contains("https://"));
    }

    /** With a link as long as a session token and a long key make it. */
    @Test
    void fitsInWhatSnsTakes() {
        String message = write(SOURCE, thumbnails(20, 3_000));

        assertTrue(message.getBytes(UTF_8).length < SNS_LIMIT);
    }

    @Test
    void rejectsWhatDoesNotFit() {
        RejectedException rejection = assertThrows(RejectedException.class, () -> write(SOURCE, thumbnails(40, 3_000)));

        assertEquals(Reason.ANNOUNCEMENT_TOO_LONG, rejection.reason());
        String line = String.valueOf(rejection.getMessage());
        assertTrue(line.startsWith("the announcement of 40 thumbnails has "), line);
        assertTrue(line.endsWith(" (thumbnail.size, thumbnail.key)"), line);
    }

    @Test
    void namesTheSettingsOfTheRuleThatMakesTooMany() {
        List<StoredThumbnail> thumbnails = new ArrayList<>(thumbnails(1, 100));
        IntStream.range(0, 40)
                .forEach(i -> thumbnails.add(thumbnail("covers", "9x9", "image/jpeg", "l".repeat(3_000))));
        RejectedException rejection = assertThrows(RejectedException.class, () -> write(SOURCE, thumbnails));

        String line = String.valueOf(rejection.getMessage());
        assertTrue(
                line.endsWith(
                        " (thumbnail.size, thumbnail.key, thumbnail.rule.covers.size, thumbnail.rule.covers.key)"),
                line);
    }

    @Test
    void refusesAtTheStartMoreSizesThanEverFit() {
        Settings tooMany = ShippedSettings.with(sizes(1_000));
        InvalidSettingException refused = assertThrows(
                InvalidSettingException.class, () -> new AnnouncementWriter(Settings.currentRules(tooMany)));

        String line = String.valueOf(refused.getMessage());
        assertTrue(line.startsWith("thumbnail.size = \"1x1, ...\": asks for 1000 thumbnails"), line);
        assertNotNull(new AnnouncementWriter(Settings.currentRules(ShippedSettings.with(sizes(100)))));
    }

    /** SNS counts name, type and value of each. */
    @Test
    void countsTheAttributes() {
        List<StoredThumbnail> thumbnails = thumbnails(1, 100);
        var inDirectory = new Announcement.Source("b", "d".repeat(1_000) + "/k", "e", "image/png", 1, 1, 1, "", false);
        var inRoot = new Announcement.Source("b", "k", "e", "image/png", 1, 1, 1, "", false);

        assertEquals(
                "prefix".length() + "String".length() + 1_000,
                AnnouncementWriter.attributes(inDirectory, thumbnails, Audience.ALL)
                                .bytes()
                        - AnnouncementWriter.attributes(inRoot, thumbnails, Audience.ALL)
                                .bytes());
    }

    private String write(Announcement.Source source, List<StoredThumbnail> thumbnails) {
        return writer.write(source, thumbnails, AnnouncementWriter.attributes(source, thumbnails, Audience.ALL));
    }

    private static Map<String, String> sizes(int n) {
        String sizes = IntStream.rangeClosed(1, n).mapToObj(i -> i + "x" + i).collect(Collectors.joining(","));
        return Map.of("thumbnail.size", sizes, "thumbnail.key", "{size}/{dir}{file}");
    }

    private static List<StoredThumbnail> thumbnails(int n, int lengthOfLink) {
        return IntStream.range(0, n)
                .mapToObj(i -> thumbnail("64x64", "image/jpeg", "https://" + "l".repeat(lengthOfLink)))
                .toList();
    }

    private static StoredThumbnail thumbnail(String size, String contentType, String link) {
        return thumbnail("", size, contentType, link);
    }

    private static StoredThumbnail thumbnail(String rule, String size, String contentType, String link) {
        return new StoredThumbnail(
                "store",
                "a/thumbnail_photo.jpg",
                "e".repeat(32),
                contentType,
                1,
                64,
                43,
                size,
                rule,
                "",
                "",
                link,
                Instant.EPOCH);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
