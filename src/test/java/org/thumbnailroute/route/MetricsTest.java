package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.metrics.Scrape;
import org.thumbnailroute.observability.Watched;
import org.thumbnailroute.outcome.Outcome;
import org.thumbnailroute.pictures.QuadrantPicture;

/** What Prometheus reads of a worker: all series from the start, and exact counts of what happened. */
class MetricsTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final List<String> STEPS = List.of("fetch", "decode", "scale", "encode", "store", "announce");

    private final HealthEndpoint health = HealthEndpoint.atFreePort();

    @Override
    Map<String, String> settings() {
        return Map.of(
                "camel.management.enabled",
                "true",
                "camel.management.host",
                "127.0.0.1",
                "camel.management.port",
                Integer.toString(health.port()));
    }

    /** One quick retry instead of three. */
    @Override
    String routes() {
        return Edit.all(List.of(new Edit("retry-policy", "maximumRedeliveries: 3", "maximumRedeliveries: 1")));
    }

    @Test
    void countsWhatHappens() throws Exception {
        aws.bucketEvents().unwire(stack.sourceBucket());
        assertThatAllSeriesBeginAtZero(scrape());

        runAMixOfMessages();
        Scrape mixed = scrape();
        assertOutcomes(mixed);
        assertSteps(mixed);
        assertThatNothingFromOutsideIsALabel(mixed);
        assertThatThePageNamesAll(mixed);

        runIntoAnOutage();
        assertOutage(scrape());
        aws.topics().heal(stack.topicArn());
        upload("after.jpg", PICTURE);
        Gate store = aws.s3Faults().holdNextPut(stack.targetBucket(), "thumbnail_after.jpg");
        send(event("after.jpg"));
        store.awaitArrival();
        assertWork(scrape());
        store.release();
        await().atMost(LONG).until(() -> scrape().value("thumbnail_polling_paused") == 0);
        assertEquals(1, scrape().value("thumbnail_pauses_total"));
        assertThatDashboardAndRulesFitTheMetrics();
    }

    /** The JVM counts its collections from the first one on. */
    private void assertThatDashboardAndRulesFitTheMetrics() throws Exception {
        System.gc();
        await().atMost(LONG).until(() -> scrape().series().containsKey("jvm_gc_pause_seconds_sum"));

        assertEquals(List.of(), Watched.missing(scrape()));
    }

    private void assertThatAllSeriesBeginAtZero(Scrape scrape) {
        Set<String> reasons = Arrays.stream(Reason.values()).map(Reason::code).collect(Collectors.toSet());
        Set<String> outcomes =
                Arrays.stream(Outcome.Kind.values()).map(Outcome.Kind::word).collect(Collectors.toSet());
        assertEquals(outcomes, scrape.values("thumbnail_outcomes_total", "outcome"));
        for (String reason : reasons) {
            assertEquals(0, scrape.value("thumbnail_outcomes_total", "outcome", "parked", "reason", reason));
        }
        for (String outcome : outcomes) {
            if (!outcome.equals("parked")) {
                assertEquals(0, scrape.value("thumbnail_outcomes_total", "outcome", outcome, "reason", ""));
            }
        }
        for (String step : STEPS) {
            assertEquals(0, scrape.value("thumbnail_step_seconds_count", "step", step));
        }
        Stream.of(
                        "thumbnail_upload_to_announcement_seconds_count",
                        "thumbnail_queue_wait_seconds_count",
                        "thumbnail_memory_wait_seconds_count",
                        "thumbnail_receive_batch_size_sum",
                        "thumbnail_source_bytes_total",
                        "thumbnail_stored_bytes_total",
                        "thumbnail_source_pixels_total",
                        "thumbnail_returned_messages_total",
                        "thumbnail_leases_lost_total",
                        "thumbnail_pauses_total",
                        "thumbnail_links_cut_short_total",
                        "thumbnail_in_work",
                        "thumbnail_polling_paused")
                .forEach(name -> assertEquals(0, scrape.value(name), name));
        assertEquals(0, scrape.value("thumbnail_failure_announcements_total", "result", "failed"));
        assertEquals(0, scrape.value("thumbnail_failure_announcements_total", "result", "sent"));
        assertEquals(2, scrape.value("thumbnail_consumers"));
        assertEquals(Set.of("decoding", "native", "originals"), scrape.values("thumbnail_memory_used_bytes", "pool"));
        assertTrue(scrape.value("thumbnail_memory_budget_bytes", "pool", "decoding") > 10_000_000);
        assertEquals(1, scrape.sum("thumbnail_build_info", "java", System.getProperty("java.version")));
        assertTrue(scrape.sum("jvm_memory_used_bytes", "area", "heap") > 1_000_000);
        assertTrue(scrape.sum("process_resident_memory_bytes") > 10_000_000);
    }

    /** Each once, but for the picture whose event comes twice. */
    private void runAMixOfMessages() throws Exception {
        upload("holiday.jpg", PICTURE);
        upload("no-picture.jpg", new byte[1000]);
        send(event("holiday.jpg"));
        awaitOutcomes(1);
        send(event("holiday.jpg"));
        send(event("no-picture.jpg"));
        send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), "holiday.jpg", 10, "overwritten", 2)));
        send(EventDialect.EVENT_BRIDGE.event(Uploaded.put(stack.sourceBucket(), "gone.jpg", 10, "e", 3)));
        send(S3Notification.testEvent(stack.sourceBucket()));
        send("not JSON");
        awaitOutcomes(7);
        awaitEmptyQueue();
        await().atMost(LONG).until(() -> scrape().value("thumbnail_in_work") == 0);
    }

    private void assertOutcomes(Scrape scrape) {
        for (String outcome : List.of("announced", "duplicate", "superseded", "gone", "ignored")) {
            assertEquals(1, scrape.value("thumbnail_outcomes_total", "outcome", outcome, "reason", ""), outcome);
        }
        for (String reason : List.of("unsupported-format", "bad-event")) {
            assertEquals(1, scrape.value("thumbnail_outcomes_total", "outcome", "parked", "reason", reason), reason);
        }
        assertEquals(7, scrape.sum("thumbnail_outcomes_total"));
        assertEquals(2, scrape.value("thumbnail_failure_announcements_total", "result", "sent"));
        assertEquals(1, scrape.value("thumbnail_upload_to_announcement_seconds_count"));
        assertEquals(7, scrape.value("thumbnail_queue_wait_seconds_count"));
        assertEquals(7, scrape.value("thumbnail_receive_batch_size_sum"));
        assertEquals(PICTURE.length, scrape.value("thumbnail_source_bytes_total"));
        assertEquals(600 * 400, scrape.value("thumbnail_source_pixels_total"));
        assertEquals(
                stored("thumbnail_holiday.jpg").response().contentLength().doubleValue(),
                scrape.value("thumbnail_stored_bytes_total"));
        assertEquals(0, scrape.sum("thumbnail_memory_used_bytes"), "all is given back");
    }

    private static void assertSteps(Scrape scrape) {
        Map<String, Double> attempts = STEPS.stream()
                .collect(Collectors.toMap(
                        step -> step, step -> scrape.value("thumbnail_step_seconds_count", "step", step)));
        // fetched were the picture, what is none, what was overwritten, and what is gone
        assertEquals(
                Map.of("fetch", 4.0, "decode", 2.0, "scale", 1.0, "encode", 1.0, "store", 1.0, "announce", 1.0),
                attempts);
        assertEquals(5, scrape.value("thumbnail_memory_wait_seconds_count"), "four to fetch and one to decode");
    }

    private void assertThatNothingFromOutsideIsALabel(Scrape scrape) {
        for (String foreign :
                List.of(stack.sourceBucket(), stack.targetBucket(), stack.queue(), "holiday", "gone.jpg")) {
            assertFalse(scrape.text().contains(foreign), foreign);
        }
        assertEquals(
                Set.of("outcome", "reason", "step", "le", "pool", "result", "version", "java"),
                scrape.series().entrySet().stream()
                        .filter(one -> one.getKey().startsWith("thumbnail_"))
                        .flatMap(one -> one.getValue().keySet().stream())
                        .flatMap(labels -> labels.keySet().stream())
                        .collect(Collectors.toSet()));
    }

    private static void assertThatThePageNamesAll(Scrape scrape) {
        Set<String> named = Pattern.compile("`(thumbnail_[a-z_]+)(?:\\{[a-z,]+})?`")
                .matcher(Document.page("monitoring.md").text())
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());

        assertEquals(
                named,
                scrape.types().keySet().stream()
                        .filter(name -> name.startsWith("thumbnail_") && !name.endsWith("_max"))
                        .collect(Collectors.toSet()));
    }

    private void runIntoAnOutage() {
        aws.topics().failAll(stack.topicArn(), 500, "InternalError");
        upload("meanwhile.jpg", PICTURE);
        send(event("meanwhile.jpg"));
        await().atMost(LONG).until(() -> scrape().value("thumbnail_polling_paused") == 1);
    }

    private static void assertOutage(Scrape scrape) {
        assertEquals(1, scrape.value("thumbnail_pauses_total"));
        assertEquals(1, scrape.value("thumbnail_outcomes_total", "outcome", "left-in-queue", "reason", ""));
        assertEquals(3, scrape.value("thumbnail_step_seconds_count", "step", "announce"), "two attempts more");
        assertEquals(2, scrape.value("thumbnail_step_seconds_count", "step", "encode"), "made once");
        assertEquals(PICTURE.length, scrape.value("thumbnail_source_bytes_total"), "nothing was announced");
    }

    private static void assertWork(Scrape scrape) {
        assertEquals(1, scrape.value("thumbnail_in_work"));
        assertTrue(scrape.value("thumbnail_memory_used_bytes", "pool", "decoding") > 0, "of the thumbnail");
        assertEquals(0, scrape.value("thumbnail_memory_used_bytes", "pool", "originals"), "it is decoded");
    }

    private String event(String key) {
        Uploaded now = uploaded(key);
        return EventDialect.EVENT_BRIDGE.event(Uploaded.put(now.bucket(), key, now.size(), now.etag(), 1));
    }

    private void awaitOutcomes(int outcomes) {
        await().atMost(LONG).until(() -> scrape().sum("thumbnail_outcomes_total") == outcomes);
    }

    private Scrape scrape() throws Exception {
        return Scrape.ofPort(health.port());
    }
}
