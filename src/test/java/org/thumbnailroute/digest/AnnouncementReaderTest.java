package org.thumbnailroute.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.local.SnsEnvelope;

class AnnouncementReaderTest {

    private static final String ANNOUNCEMENT = Announcements.ready("in", "a/b.jpg", List.of("64x64"));

    @Test
    void readsAnAnnouncementRawAndInAnEnvelope() {
        Told raw = AnnouncementReader.told(ANNOUNCEMENT);

        assertEquals(Optional.of(new ObjectLocation("in", "a/b.jpg")), raw.source());
        assertEquals(
                List.of(new Told.Link("64x64", "https://s3.example.com/a/b.jpg?size=64x64", "2026-11-27T20:05:24Z")),
                raw.links());
        assertEquals(raw, AnnouncementReader.told(SnsEnvelope.ofS3(ANNOUNCEMENT)));
    }

    /** From before there were failures. */
    @Test
    void withoutAnOutcomeItIsOfThumbnails() {
        assertEquals(
                Told.ANNOUNCED,
                AnnouncementReader.told("{\"version\": 1, \"thumbnails\": []}").outcome());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "null",
                "[]",
                "{}",
                "{\"version\": 1}",
                "{\"version\": 2, \"outcome\": \"announced\", \"thumbnails\": []}",
                "{\"version\": 1, \"outcome\": \"\\n\", \"thumbnails\": []}",
                "{\"version\": 1, \"thumbnails\": []} {}",
                "{\"Type\": \"SubscriptionConfirmation\", \"Message\": \"You have chosen to subscribe\"}",
                "{\"Type\": \"Notification\", \"Message\": \"The thumbnail of a.jpg is ready.\"}",
                "{\"Records\": [{\"eventSource\": \"aws:s3\", \"s3\": {\"bucket\": {\"name\": \"in\"}}}]}"
            })
    void refusesAnythingElse(String message) {
        assertThrows(NotAnAnnouncementException.class, () -> AnnouncementReader.told(message));
    }
}
