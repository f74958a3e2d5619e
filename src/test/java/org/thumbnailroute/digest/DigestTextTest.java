package org.thumbnailroute.digest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.thumbnailroute.digest.Announcements.other;
import static org.thumbnailroute.digest.Announcements.parked;
import static org.thumbnailroute.digest.Announcements.ready;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.text.PlainJson;

class DigestTextTest {

    private static final List<String> ONE_SIZE = List.of("64x64");
    private static final Instant TIME = Instant.parse("2026-11-27T19:05:24Z");

    private final Digest digest = new Digest(0);
    private int messages;

    private void add(String... announcements) {
        for (String announcement : announcements) {
            messages++;
            digest.add(new Received(
                    "id" + messages,
                    "handle" + messages,
                    Optional.of(TIME.plusSeconds(messages)),
                    AnnouncementReader.told(announcement)));
        }
    }

    private String text() throws JsonProcessingException {
        String message = new DigestWriter().message(digest);
        assertTrue(message.getBytes(UTF_8).length <= 262_144 - 1_024, () -> "bytes: " + message.length());
        return new ObjectMapper().readTree(message).path("default").textValue();
    }

    private String subject() {
        String subject = new DigestWriter().subject(digest);
        assertTrue(subject.matches("[!-~][ -~]{0,99}"), subject);
        return subject;
    }

    @Test
    void tellsHowManyWhatFailedAndTheLinks() throws JsonProcessingException {
        add(
                ready("in", "albums/a.jpg", ONE_SIZE),
                parked("in", "albums/b.heic", "unsupported-format", "convert it, and upload it again"),
                ready("in", "albums/summer/c.jpg", ONE_SIZE),
                ready("in", "top.jpg", ONE_SIZE));

        assertEquals("3 thumbnails, 1 failure", subject());
        assertEquals("""
                3 thumbnails, 1 failure.
                Announced from 2026-11-27 19:05:25 to 2026-11-27 19:05:28 UTC.

                Uploads with thumbnails, by directory:
                      2  in/albums/
                      1  in/

                1 failure, unsupported-format: convert it, and upload it again.
                  albums/b.heic: no unsupported-format

                Links, valid until 2026-11-27 20:05 UTC or later:

                albums/a.jpg
                64x64: https://s3.example.com/albums/a.jpg?size=64x64

                albums/summer/c.jpg
                64x64: https://s3.example.com/albums/summer/c.jpg?size=64x64

                top.jpg
                64x64: https://s3.example.com/top.jpg?size=64x64

                """, text());
    }

    @Test
    void ofOneItTellsNoMoreThanAboutOne() throws JsonProcessingException {
        add(ready("in", "albums/a.jpg", ONE_SIZE));

        assertEquals("1 thumbnail", subject());
        assertEquals("""
                1 thumbnail.
                Announced at 2026-11-27 19:05:25 UTC.

                Links, valid until 2026-11-27 20:05 UTC:

                albums/a.jpg
                64x64: https://s3.example.com/albums/a.jpg?size=64x64

                """, text());
    }

    @Test
    void ofManyItTellsTheFirstOnes() throws JsonProcessingException {
        IntStream.range(0, 512).forEach(i -> add(ready("in", "album%d/%d.jpg".formatted(i % 12, i), ONE_SIZE)));
        IntStream.range(0, 8).forEach(i -> add(parked("in", i + ".gif", "corrupt-image", "upload it again")));
        String text = text();

        assertEquals("512 thumbnails, 8 failures", subject());
        assertEquals(20, text.lines().filter(line -> line.startsWith("64x64: ")).count());
        assertTrue(text.contains("\nLinks to the thumbnails of 20 uploads, valid until "), text);
        assertTrue(text.endsWith("  and 492 more\n"), text);
        assertTrue(text.contains("  4.gif: no corrupt-image\n  and 3 more\n"), text);
        assertTrue(text.contains("     42  in/album9/\n  and 2 more\n"), text);
    }

    @Test
    void anUploadOfSeveralSizesIsOne() throws JsonProcessingException {
        add(ready("in", "a.jpg", List.of("64x64", "256x256")), ready("in", "b.jpg", List.of("64x64", "256x256")));

        assertEquals("4 thumbnails of 2 uploads", subject());
        assertTrue(text().contains("\na.jpg\n64x64: https://s3.example.com/a.jpg?size=64x64\n256x256: "), text());
    }

    /** SNS and SQS deliver a message again now and then, and the route may announce an upload again. */
    @Test
    void anUploadThatIsAnnouncedTwiceIsOne() throws JsonProcessingException {
        String first = ready("in", "a.jpg", ONE_SIZE);
        add(first, first.replace("20:05:24", "21:00:00"), parked("in", "b", "bad-event", "x"));
        add(parked("in", "b", "bad-event", "x"), parked("in", "b", "empty-object", "x"));

        assertEquals("1 thumbnail, 2 failures", subject());
        assertTrue(text().contains("\nLinks, valid until 2026-11-27 21:00 UTC:\n"), text());
        assertEquals(5, digest.receiptHandles().size(), "all of them are deleted");
    }

    @Test
    void failuresWithoutAnObjectAreNotTakenForOne() {
        String nameless = """
                {"version": 1, "outcome": "parked", "thumbnails": [],
                 "failure": {"reason": "bad-event", "error": "not JSON", "action": "fix it", "messageId": "ID"}}""";
        add(nameless, nameless.replace("ID", "another"));

        assertEquals("2 failures", subject());
    }

    /** New ones may be added to version 1. */
    @Test
    void otherOutcomesAreNamedAndCounted() throws JsonProcessingException {
        add(other("removed", "in", "a.jpg"), other("removed", "in", "b.jpg"), ready("in", "c.jpg", ONE_SIZE));

        assertEquals("1 thumbnail, 2 removed", subject());
        assertTrue(text().contains("2 removed:\n  a.jpg\n  b.jpg\n"), text());
    }

    @Test
    void fitsIntoAMessageWhateverIsTold() throws JsonProcessingException {
        String hostile = "\ud83d\ude00\u202e\n\"\\".repeat(100);
        List<String> sizes = Collections.nCopies(50, "9999x9999");
        IntStream.range(0, 30).forEach(i -> {
            add(ready("in", hostile + i, sizes).replace("https://", "https://" + "%F0%9F".repeat(500)));
            IntStream.range(0, 6).forEach(j -> add(parked("in" + hostile, hostile + j, "reason-" + i, hostile)));
            add(other("x".repeat(50) + (char) ('a' + i % 26), "in", hostile));
        });
        String text = text();

        assertTrue(subject().endsWith("..."), subject());
        assertTrue(text.getBytes(UTF_8).length > 100_000, "the room is used");
        assertTrue(PlainJson.of(text).contains("\\\\u202e"), "nothing reorders the lines");
        assertTrue(Stream.of("\u202e", "\ud83d\ude00\u202e").noneMatch(text::contains));
    }
}
