package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.rule.CurrentRules;

/** Rules by prefix, all the way: one upload becomes several thumbnails, all of them stored or none announced. */
class RulesRouteTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);

    private static final Map<String, String> RULES = Map.ofEntries(
            // so that the next delivery comes soon
            Map.entry("thumbnail.visibility-timeout-seconds", "2"),
            Map.entry("thumbnail.rule.covers.prefix", "covers/"),
            Map.entry("thumbnail.rule.covers.size", "300x300,640x640"),
            Map.entry("thumbnail.rule.covers.format", "jpeg,webp"),
            Map.entry("thumbnail.rule.covers.key", "{dir}{size}_{file}.{ext}"),
            Map.entry("thumbnail.rule.avatars.prefix", "avatars/"),
            Map.entry("thumbnail.rule.avatars.size", "64x64,256x256"),
            Map.entry("thumbnail.rule.avatars.mode", "cover"),
            Map.entry("thumbnail.rule.avatars.key", "{dir}{size}_{file}"),
            Map.entry("thumbnail.rule.tmp.prefix", "tmp/"),
            Map.entry("thumbnail.rule.tmp.ignore", "true"));

    @Override
    Map<String, String> settings() {
        return RULES;
    }

    @Test
    void eachPrefixGetsItsThumbnailsAndOneAnnouncement() {
        List.of("covers/a.jpg", "avatars/a.jpg", "other/a.jpg").forEach(key -> upload(key, PICTURE));

        assertEquals(
                List.of(
                        "covers/300x300_a.jpg.jpg image/jpeg 300x200",
                        "covers/300x300_a.jpg.webp image/webp 300x200",
                        "covers/640x640_a.jpg.jpg image/jpeg 600x400",
                        "covers/640x640_a.jpg.webp image/webp 600x400"),
                thumbnails(announcement("covers/a.jpg")));
        assertEquals(
                List.of("avatars/64x64_a.jpg image/jpeg 64x64", "avatars/256x256_a.jpg image/jpeg 256x256"),
                thumbnails(announcement("avatars/a.jpg")));
        assertEquals(List.of("other/thumbnail_a.jpg image/jpeg 64x43"), thumbnails(announcement("other/a.jpg")));
        awaitEmptyQueue();
        Stream.of("covers/a.jpg", "avatars/a.jpg", "other/a.jpg")
                .forEach(key -> assertEquals(1, announcements(key).size(), key));
        assertThatPicture(stored("covers/640x640_a.jpg.webp").asByteArray())
                .hasFormat("webp")
                .hasSize(600, 400);
        assertEquals("v3 256x256,64x64 cover", recipe("avatars/64x64_a.jpg"));
    }

    @Test
    void anIgnoredPrefixGetsNone() {
        try (LogCapture log = LogCapture.open()) {
            upload("tmp/a.jpg", PICTURE);

            await().until(() -> log.outcomes().stream()
                    .anyMatch(line -> line.startsWith("ignored ") && line.contains("ignored-by-rule (rule tmp)")));
        }
        awaitEmptyQueue();
        assertEquals(List.of(), announcements("tmp/a.jpg"));
    }

    @Test
    void announcesNothingBeforeAllAreStored() {
        aws.s3Faults()
                .refuse(
                        Operation.PUT_OBJECT,
                        stack.targetBucket(),
                        key -> key.startsWith("covers/640x640_fault.jpg.jpg"),
                        new S3Error(503, "SlowDown", "asked for by the test"));
        try (LogCapture log = LogCapture.open()) {
            upload("covers/fault.jpg", PICTURE);
            await().until(() -> log.outcomes().stream().anyMatch(line -> line.startsWith("left-in-queue ")));
        }
        assertEquals(List.of(), announcements("covers/fault.jpg"));

        aws.s3Faults().heal(Operation.PUT_OBJECT, stack.targetBucket());

        // when SQS delivers the message again; all are stored again, and those that are there are found
        JsonNode announcement = announcement("covers/fault.jpg");
        assertEquals(4, thumbnails(announcement).size());
        announcement
                .path("thumbnails")
                .forEach(one -> assertEquals(
                        one.path("etag").asText(),
                        stored(one.path("key").asText()).response().eTag().replace("\"", "")));
        assertEquals(1, announcements("covers/fault.jpg").size());
    }

    /** What was announced is a duplicate, unless its own rule makes other thumbnails since; how they are stored is no matter. */
    @Test
    void aChangedRuleMakesOnlyItsOwnThumbnailsAgain() {
        List<String> keys = List.of("covers/again.jpg", "avatars/again.jpg", "again.jpg");
        keys.forEach(key -> upload(key, PICTURE));
        List<String> events = keys.stream()
                .map(key -> {
                    announcement(key);
                    return EventDialect.EVENT_BRIDGE.event(uploaded(key));
                })
                .toList();
        outcomes(3, events);
        assertEquals(List.of("duplicate", "duplicate", "duplicate"), outcomes(3, events));

        CurrentRules rules = context.getRegistry().lookupByNameAndType("rules", CurrentRules.class);
        Map<String, String> changed = new HashMap<>(RULES);
        changed.put("thumbnail.rule.covers.cache-control", "no-cache");
        changed.put("thumbnail.rule.avatars.quality", "50");
        rules.replace(ShippedSettings.with(changed).rules());

        assertEquals(List.of("announced", "duplicate", "duplicate"), outcomes(3, events));
        rules.replace(ShippedSettings.with(RULES).rules());
        assertEquals("v3 256x256,64x64 cover q50", recipe("avatars/64x64_again.jpg"));
    }

    /** Of these events, sorted; all are sent before the first one is waited for. */
    private List<String> outcomes(int count, List<String> events) {
        try (LogCapture log = LogCapture.open()) {
            events.forEach(this::send);
            await().until(() -> log.outcomes().size() >= count);
            awaitEmptyQueue();
            return log.outcomes().stream()
                    .map(line -> line.split(" ", 2)[0])
                    .sorted()
                    .toList();
        }
    }

    private String recipe(String key) {
        return stored(key).response().metadata().getOrDefault("recipe", "");
    }

    private static List<String> thumbnails(JsonNode announcement) {
        return StreamSupport.stream(announcement.path("thumbnails").spliterator(), false)
                .map(one -> "%s %s %dx%d"
                        .formatted(
                                one.path("key").asText(),
                                one.path("contentType").asText(),
                                one.path("width").asInt(),
                                one.path("height").asInt()))
                .toList();
    }
}
