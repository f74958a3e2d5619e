package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cloudformation.Policy;
import org.thumbnailroute.digest.Announcements;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.pictures.QuadrantPicture;

/** An album of 500 pictures is one mail. Nothing here waits for the interval. */
class AlbumDigestTest extends RouteTest {

    private static final int ALBUM = 500;

    private final DigestQueue digests = DigestQueue.create(aws, stack, true);

    @Override
    Map<String, String> settings() {
        return digests.settings("11h");
    }

    @Override
    String routes() {
        return Edit.all(List.of(new Edit("digest", "completionSize: 5000", "completionSize: " + ALBUM)));
    }

    @Test
    void anAlbumIsOneMail() {
        int before = digests.mails().size();
        upload("albums/real.jpg", QuadrantPicture.jpeg(600, 400, 1));
        upload("albums/bad.jpg", "no picture".getBytes(UTF_8));
        String link = announcement("albums/real.jpg").at("/thumbnails/0/link").asText();
        await().until(() -> documents("parked", "albums/bad.jpg").size() == 1);
        digests.send(IntStream.range(0, ALBUM - 2)
                .mapToObj(i -> Announcements.ready("in", "albums/%d.jpg".formatted(i), List.of("64x64")))
                .toList());

        List<Published> mails = await().until(digests::mails, all -> all.size() > before);
        await().until(() -> digests.messages() == 0);
        assertEquals(before + 1, digests.mails().size());
        assertEquals("499 thumbnails, 1 failure", mails.get(before).subject());
        assertEquals(Map.of(), mails.get(before).attributes(), "nothing that filter policies could compare");
        String text = mails.get(before).textFor("email");
        assertTrue(text.contains(link), text);
        assertTrue(
                text.contains("1 failure, unsupported-format: convert it, and upload it again.\n  albums/bad.jpg: "),
                text);
        assertTrue(text.contains("    498  in/albums/\n"), text);
    }

    /** When everything else is tested. */
    @AfterAll
    void asksForTheDocumentedRightsAndNoOthers() {
        assertRights("the digest queue", "DigestQueue.Arn", stack.name() + "-digest");
        assertRights("the digest topic", "DigestTopic", stack.name() + "-mail");
    }

    private void assertRights(String row, String resource, String name) {
        Set<String> needed = Rights.needed(aws.calls().list().stream()
                .filter(call -> call.resource().equals(name))
                .toList());

        assertEquals(needed, Rights.documented(row), "in src/docs/aws.md");
        assertEquals(
                needed, Policy.ofWorker(Map.of("DigestEmail", "a@example.com")).get(resource), "in the template");
    }
}
