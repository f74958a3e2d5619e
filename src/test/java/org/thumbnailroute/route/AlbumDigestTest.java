package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.camel.Consumer;
import org.apache.camel.StatefulService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.thumbnailroute.cloudformation.Policy;
import org.thumbnailroute.digest.Announcements;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.metrics.Scrape;
import org.thumbnailroute.pictures.QuadrantPicture;

/** An album of 500 pictures is one mail, and a stop hides none. Nothing here waits for the interval. */
@TestMethodOrder(OrderAnnotation.class)
class AlbumDigestTest extends RouteTest {

    private static final int ALBUM = 500;

    private static final List<String> SIZE = List.of("64x64");

    private final HealthEndpoint health = HealthEndpoint.atFreePort();
    private final DigestQueue digests = DigestQueue.create(aws, stack, true);

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(digests.settings("11h"));
        settings.put("thumbnail.poll-wait-seconds", "5");
        settings.put("camel.management.enabled", "true");
        settings.put("camel.management.host", "127.0.0.1");
        settings.put("camel.management.port", Integer.toString(health.port()));
        return settings;
    }

    @Override
    String routes() {
        return Edit.all(List.of(new Edit("digest", "completionSize: 5000", "completionSize: " + ALBUM)));
    }

    @Test
    @Order(1)
    void anAlbumIsOneMail() throws Exception {
        Gate mail = aws.topics().hangNext(digests.topicArn(), 1, Duration.ofSeconds(30));
        int before = digests.mails().size();
        upload("albums/real.jpg", QuadrantPicture.jpeg(600, 400, 1));
        upload("albums/bad.jpg", "no picture".getBytes(UTF_8));
        String link = announcement("albums/real.jpg").at("/thumbnails/0/link").asText();
        await().until(() -> documents("parked", "albums/bad.jpg").size() == 1);
        digests.send(IntStream.range(0, ALBUM - 2)
                .mapToObj(i -> Announcements.ready("in", "albums/%d.jpg".formatted(i), SIZE))
                .toList());

        mail.awaitArrival();
        assertThatMetricsAreOfUploadsAlone(Scrape.ofPort(health.port()));
        mail.release();

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

    private static void assertThatMetricsAreOfUploadsAlone(Scrape scrape) {
        assertEquals(0, scrape.value("thumbnail_in_work"));
        assertEquals(2, scrape.sum("thumbnail_outcomes_total"));
        assertEquals(1, scrape.value("thumbnail_step_seconds_count", "step", "announce"));
    }

    /** Camel would forget the first, drop the second, and both would be hidden for the interval. */
    @Test
    @Order(2)
    void aStopGivesBackWhatWasGatheredAndWhatThePollUnderWayBrings() throws Exception {
        int before = digests.mails().size();
        digests.send(List.of(Announcements.ready("in", "gathered.jpg", SIZE)));
        await().until(() -> digests.hidden() == 1);
        Consumer poll = context.getRoute("digest").getConsumer();

        Future<?> stop = CompletableFuture.runAsync(this::stopDigests);
        await().until(() -> ((StatefulService) poll).isSuspended());
        digests.send(List.of(Announcements.ready("in", "late.jpg", SIZE)));
        stop.get();

        assertEquals(0, digests.hidden());
        assertEquals(2, digests.messages());
        assertEquals(before, digests.mails().size());
        LeaseStore store = context.getRegistry().lookupByNameAndType("announcedStore", LeaseStore.class);
        assertEquals(LeaseStore.State.ABSENT, store.look("digest of " + digests.url()), "nobody's turn");
    }

    private void stopDigests() {
        try {
            context.getRouteController().stopRoute("digest");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
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
