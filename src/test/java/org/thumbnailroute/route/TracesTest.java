package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.traces.KeptSpans;
import org.thumbnailroute.traces.Trace;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Traces of the real routes, on the local AWS. All keys are telling, and no span may tell them. */
class TracesTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(600, 400, 1);
    private static final String TELLING = "telling-key";
    private static final String PARENT_SPAN = "00f067aa0ba902b7";

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(KeptSpans.SETTINGS);
        settings.put("thumbnail.visibility-timeout-seconds", "2");
        return settings;
    }

    @BeforeAll
    void sendEventsByHand() {
        aws.bucketEvents().unwire(stack.sourceBucket());
    }

    @AfterAll
    void noSpanTellsAKeyALinkOrTheTextOfAnEvent() {
        context.stop();
        String all = KeptSpans.all().toString();

        assertTrue(KeptSpans.all().size() > 50, all);
        assertFalse(all.contains(TELLING), all);
        assertFalse(all.contains("X-Amz-"), all);
        assertFalse(all.contains("secret-text"), all);
        List<SpanData> roots = KeptSpans.all().stream()
                .filter(span -> span.getKind() == SpanKind.CONSUMER)
                .toList();
        assertTrue(
                roots.stream()
                        .allMatch(
                                span -> Trace.text(span, "messaging.message.id").length() > 30),
                "a poll without a message has no span");
    }

    @Test
    void anUploadIsATreeOfSteps() {
        String key = upload();
        try (LogCapture log = LogCapture.open()) {
            String id = send(event(key), Map.of());
            Published announcement = awaitAnnouncement(key);
            Trace trace = KeptSpans.trace(traceId(announcement));

            SpanData root = trace.root();
            assertEquals("process " + stack.queue(), root.getName());
            assertEquals(SpanKind.CONSUMER, root.getKind());
            assertEquals(StatusCode.UNSET, root.getStatus().getStatusCode());
            assertEquals("aws_sqs", Trace.text(root, "messaging.system"));
            assertEquals("process", Trace.text(root, "messaging.operation.type"));
            assertEquals(stack.queue(), Trace.text(root, "messaging.destination.name"));
            assertEquals(id, Trace.text(root, "messaging.message.id"));
            assertEquals("announced", Trace.text(root, "thumbnail.outcome"));
            assertEquals("image/jpeg", Trace.text(root, "thumbnail.original.content_type"));
            assertEquals(
                    List.of(
                            "parse-event",
                            "check-upload",
                            "skip-duplicates",
                            "fetch-original",
                            "resize",
                            "store-thumbnail",
                            "presign-link",
                            "announce"),
                    trace.childNames(root));
            assertEquals(List.of("decode", "scale", "encode"), trace.childNames(one(trace, "resize")));
            assertTrue(one(trace, "skip-duplicates").getEndEpochNanos()
                    <= one(trace, "fetch-original").getStartEpochNanos());
            assertEquals(
                    List.of(" trace=" + root.getTraceId()),
                    log.outcomes().stream()
                            .map(line -> line.substring(line.lastIndexOf(' ')))
                            .toList());
        }
    }

    @Test
    void theAnnouncementCarriesTheTraceOn() {
        String id = newTrace();
        String key = upload();
        send(event(key), traced(w3c(id), "vendor=abc"));

        Published announcement = awaitAnnouncement(key);
        Trace trace = KeptSpans.trace(id);
        SpanData announce = one(trace, "announce");

        assertEquals(PARENT_SPAN, trace.root().getParentSpanId());
        assertEquals(SpanKind.PRODUCER, announce.getKind());
        assertEquals("aws.sns", Trace.text(announce, "messaging.system"));
        assertEquals(announcement.messageId(), Trace.text(announce, "messaging.message.id"));
        assertEquals(
                "00-%s-%s-01".formatted(id, announce.getSpanId()),
                announcement.attributes().get("traceparent"));
        assertEquals("vendor=abc", announcement.attributes().get("tracestate"));
        assertTrue(announcement.attributes().size() <= 10, announcement::toString);
    }

    @Test
    void aTraceComesThroughSnsAndThroughXRaysHeader() {
        String id = newTrace();
        String fromSns = upload();
        String envelope = EventDialect.SNS_ENVELOPE
                .event(uploaded(fromSns))
                .replaceFirst(
                        "\\{",
                        "{\"MessageAttributes\":{\"traceparent\":{\"Type\":\"String\",\"Value\":\"00-%s-%s-01\"}},"
                                .formatted(id, PARENT_SPAN));
        send(envelope, Map.of());
        assertEquals(id, traceId(awaitAnnouncement(fromSns)));

        String fromS3 = upload();
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl())
                .messageBody(event(fromS3))
                .messageSystemAttributes(Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Root=1-4bf92f35-77b34da6a3ce929d0e0e4736;Parent=%s;Sampled=1"
                                        .formatted(PARENT_SPAN))
                                .build())));
        assertEquals("4bf92f3577b34da6a3ce929d0e0e4736", traceId(awaitAnnouncement(fromS3)));
    }

    @Test
    void aTraceThatIsNotWellFormedHarmsNothing() {
        String key = upload();
        send(event(key), traced("00-" + TELLING + "-${sysenv.HOME}", "secret-text"));

        Published announcement = awaitAnnouncement(key);

        assertTrue(
                KeptSpans.trace(traceId(announcement)).root().getParentSpanId().matches("0{16}"));
        assertFalse(announcement.attributes().containsKey("tracestate"), announcement::toString);
    }

    @Test
    void aTraceThatItsSenderDoesNotSampleIsHandedOnOnly() {
        String id = newTrace();
        String key = upload();
        send(event(key), traced("00-" + id + "-" + PARENT_SPAN + "-00", "vendor=abc"));

        String handedOn = awaitAnnouncement(key).attributes().getOrDefault("traceparent", "none");

        assertTrue(handedOn.startsWith("00-" + id) && handedOn.endsWith("-00"), handedOn);
        assertTrue(KeptSpans.all().stream().noneMatch(span -> span.getTraceId().equals(id)));
    }

    @Test
    void eachRecordOfAMessageHasASpanWithItsOutcome() {
        String id = newTrace();
        String good = upload();
        String broken = upload("secret-text".getBytes(UTF_8));
        Uploaded missing = Uploaded.put(stack.sourceBucket(), TELLING + "/missing.jpg", 1, "e", 1);
        send(S3Notification.of(List.of(uploaded(good), uploaded(broken), missing)), traced(w3c(id), "vendor=abc"));
        awaitAnnouncement(good);

        Trace trace = KeptSpans.trace(id);

        SpanData root = trace.root();
        List<SpanData> records = trace.named("process-record");
        assertEquals(
                List.of("process-record", "process-record", "process-record", "park-record"), trace.childNames(root));
        assertEquals("announced", Trace.text(records.get(0), "thumbnail.outcome"));
        assertEquals("gone", Trace.text(records.get(2), "thumbnail.outcome"));
        SpanData parked = one(trace, "park-record");
        assertEquals("parked", Trace.text(parked, "thumbnail.outcome"));
        assertEquals("unsupported-format", Trace.text(parked, "thumbnail.reason"));
        assertEquals(List.of("park", "publish-failure"), trace.childNames(parked));
        assertEquals("null", Trace.text(root, "thumbnail.outcome"));
    }

    @Test
    void whatIsParkedKeepsItsTraceWhenItIsRedriven() {
        String id = newTrace();
        String key = upload("secret-text".getBytes(UTF_8));
        send(event(key), traced(w3c(id), "vendor=abc"));
        Trace trace = KeptSpans.trace(id);
        SpanData root = trace.root();
        SpanData park = one(trace, "park");
        assertEquals(StatusCode.ERROR, root.getStatus().getStatusCode());
        assertEquals("parked", Trace.text(root, "thumbnail.outcome"));
        assertEquals("unsupported-format", Trace.text(root, "thumbnail.reason"));
        SpanData resize = one(trace, "resize");
        assertEquals("unsupported-format", Trace.text(resize, "error.type"));
        assertEquals("exception", resize.getEvents().get(0).getName());

        aws.sqs().startMessageMoveTask(task -> task.sourceArn(arn(stack.deadLetterQueueUrl()))
                .destinationArn(arn(stack.queueUrl())));

        List<SpanData> deliveries = await().atMost(Duration.ofSeconds(20))
                .until(() -> KeptSpans.trace(id).named(root.getName()), all -> all.size() == 2);
        assertEquals(park.getSpanId(), deliveries.get(1).getParentSpanId());
    }

    @Test
    void eachAttemptAtAStepIsASpan() {
        String key = upload();
        aws.s3Faults().failNext(Operation.PUT_OBJECT, stack.targetBucket(), 1, 503);
        send(event(key), Map.of());

        List<SpanData> attempts =
                KeptSpans.trace(traceId(awaitAnnouncement(key))).named("store-thumbnail");

        assertEquals(
                List.of(StatusCode.ERROR, StatusCode.UNSET),
                attempts.stream().map(span -> span.getStatus().getStatusCode()).toList());
        assertEquals(503L, attempts.get(0).getAttributes().get(AttributeKey.longKey("http.response.status_code")));
    }

    @Test
    void whatIsLeftInTheQueueIsAnError() {
        String id = newTrace();
        String key = upload();
        aws.s3Faults()
                .refuse(
                        Operation.GET_OBJECT,
                        stack.sourceBucket(),
                        key::equals,
                        new S3Error(403, "AccessDenied", "Access Denied"));
        send(event(key), traced(w3c(id), "vendor=abc"));

        SpanData root = KeptSpans.trace(id).root();

        assertEquals("left-in-queue", Trace.text(root, "thumbnail.outcome"));
        assertEquals(StatusCode.ERROR, root.getStatus().getStatusCode());
        aws.s3Faults().heal(Operation.GET_OBJECT, stack.sourceBucket());
    }

    @Test
    void whatHasNothingToDoIsNoError() {
        String id = newTrace();
        Uploaded folder = Uploaded.put(stack.sourceBucket(), TELLING + "/folder/", 0, "e", 1);
        send(EventDialect.EVENT_BRIDGE.event(folder), traced(w3c(id), "vendor=abc"));

        Trace trace = KeptSpans.trace(id);

        assertEquals("ignored", Trace.text(trace.root(), "thumbnail.outcome"));
        assertEquals("folder-marker", Trace.text(trace.root(), "thumbnail.reason"));
        assertTrue(trace.spans().stream().allMatch(span -> span.getStatus().getStatusCode() == StatusCode.UNSET));
    }

    /** No JSON, and other events whose texts a span must not hold. */
    @Test
    void whatIsNoUploadIsTracedToo() {
        for (String body : List.of(
                "secret-text",
                event(upload()).replace("Object Created", "secret-text"),
                event(upload()).replace(stack.sourceBucket(), "secret-text"))) {
            String id = send(body, Map.of());
            SpanData root = await().atMost(Duration.ofSeconds(20))
                    .until(
                            () -> KeptSpans.all().stream()
                                    .filter(span -> Trace.text(span, "messaging.message.id")
                                            .equals(id))
                                    .filter(span -> span.getKind() == SpanKind.CONSUMER)
                                    .findFirst(),
                            Optional::isPresent)
                    .orElseThrow();
            assertEquals("parked", Trace.text(root, "thumbnail.outcome"), body);
        }
    }

    private static String newTrace() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String w3c(String traceId) {
        return "00-%s-%s-01".formatted(traceId, PARENT_SPAN);
    }

    private String upload() {
        return upload(PICTURE);
    }

    private String upload(byte[] bytes) {
        String key = TELLING + "/" + UUID.randomUUID() + ".jpg";
        upload(key, bytes);
        return key;
    }

    private String event(String key) {
        return EventDialect.EVENT_BRIDGE.event(uploaded(key));
    }

    private static Map<String, MessageAttributeValue> traced(String traceparent, String tracestate) {
        return Map.of("traceparent", value(traceparent), "tracestate", value(tracestate));
    }

    private static MessageAttributeValue value(String text) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(text)
                .build();
    }

    private Published awaitAnnouncement(String key) {
        announcement(key);
        return published().stream()
                .filter(message ->
                        json(message.textFor("sqs")).at("/source/key").asText().equals(key))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private static String traceId(Published announcement) {
        return announcement.attributes().getOrDefault("traceparent", "").split("-", -1)[1];
    }

    private static SpanData one(Trace trace, String name) {
        List<SpanData> all = trace.named(name);
        assertEquals(1, all.size(), trace::toString);
        return all.get(0);
    }

    private String arn(String queueUrl) {
        var attributes = aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes();
        return attributes.getOrDefault(QueueAttributeName.QUEUE_ARN, "none");
    }

    private String send(String body, Map<String, MessageAttributeValue> attributes) {
        return aws.sqs()
                .sendMessage(send ->
                        send.queueUrl(stack.queueUrl()).messageBody(body).messageAttributes(attributes))
                .messageId();
    }
}
