package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.SnsEnvelope;
import org.thumbnailroute.local.Uploaded;

class EventParserTest {

    private static final String BUCKET = "naa-hd-image-source";
    private static final String KEY = "a b/c+d %41 ü (1).jpg";

    private final Settings settings = ShippedSettings.with(Map.of());
    private final EventRecords records = new EventRecords();
    private final EventParser parser = new EventParser(new Recipe(settings));

    @ParameterizedTest
    @EnumSource(EventDialect.class)
    void everyDialectTellsTheSame(EventDialect dialect) {
        Uploaded uploaded = Uploaded.put(BUCKET, KEY, 77, "abc", 12);

        Upload upload = parse(dialect.event(uploaded), "m1");

        assertEquals(BUCKET, upload.bucket());
        assertEquals(KEY, upload.key());
        assertEquals(Optional.of("abc"), upload.etag());
        assertEquals(OptionalLong.of(77), upload.size());
        assertEquals(parse(EventDialect.EVENT_BRIDGE.event(uploaded), "m2").identity(), upload.identity());
    }

    @ParameterizedTest
    @EnumSource(Uploaded.Reason.class)
    void everyKindOfUploadIsTaken(Uploaded.Reason reason) {
        for (EventDialect dialect : EventDialect.values()) {
            assertEquals(
                    KEY,
                    parse(dialect.event(new Uploaded(BUCKET, KEY, 1, "e", "1", null, reason)), "m")
                            .key());
        }
    }

    @Test
    void aLaterUploadOfTheSameBytesIsAnotherUpload() {
        String first = parse(EventDialect.EVENT_BRIDGE.event(Uploaded.put(BUCKET, KEY, 1, "same", 1)), "m")
                .identity();
        String second = parse(EventDialect.EVENT_BRIDGE.event(Uploaded.put(BUCKET, KEY, 1, "same", 2)), "m")
                .identity();

        assertNotEquals(first, second);
    }

    @Test
    void anotherRecipeIsAnotherThing() {
        String event = EventDialect.EVENT_BRIDGE.event(Uploaded.put(BUCKET, KEY, 1, "e", 1));
        Settings larger = ShippedSettings.with("thumbnail.size", "128x128");

        assertNotEquals(
                parse(event, "m").identity(),
                new EventParser(new Recipe(larger))
                        .parse(records(event).get(0), "m")
                        .identity());
    }

    /** What the replaced script was content with. */
    @Test
    void bucketAndKeyAreEnough() {
        String event = """
                {"detail": {"bucket": {"name": "naa-hd-image-source"}, "object": {"key": "x.jpg"}}}""";

        Upload upload = parse(event, "message-1");

        assertEquals("x.jpg", upload.key());
        assertEquals(Optional.empty(), upload.etag());
        assertNotEquals(upload.identity(), parse(event, "message-2").identity());
    }

    @Test
    void everyRecordOfANotificationIsRead() {
        String event = S3Notification.of(List.of(
                Uploaded.put(BUCKET, "one", 1, "e", 1),
                Uploaded.put(BUCKET, "two", 1, "e", 2),
                Uploaded.put(BUCKET, "three", 1, "e", 3)));

        assertEquals(3, records(event).size());
    }

    /** So that the bad one of several can be parked, and later be sent again, by itself. */
    @Test
    void aRecordOfSeveralCanStandAlone() {
        String event = S3Notification.of(
                List.of(Uploaded.put(BUCKET, "one", 1, "e", 1), Uploaded.put(BUCKET, "two", 1, "e", 2)));

        String second = records(event).get(1).message();

        assertEquals(1, records(second).size());
        assertEquals(parse(second, "m"), parser.parse(records(event).get(1), "m"));
        assertEquals(second, records(second).get(0).message(), "alone it stays as it is, byte for byte");
    }

    @Test
    void aTestEventAsksForNothing() {
        assertEquals("test-event", nothing(S3Notification.testEvent(BUCKET)));
        assertEquals("test-event", nothing(SnsEnvelope.ofS3(S3Notification.testEvent(BUCKET))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"detail-type\": \"Object Deleted\", \"detail\": {}}",
                "{\"Records\": [{\"eventName\": \"ObjectRemoved:Delete\", \"s3\": {}}]}"
            })
    void aDeletionAsksForNothing(String event) {
        assertTrue(nothing(event).startsWith("not-an-upload"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                      | not an S3 event: detail.object.key is missing
            []                                                      | not an S3 event: detail.object.key is missing
            null                                                    | not an S3 event: detail.object.key is missing
            "text"                                                  | not an S3 event: detail.object.key is missing
            {"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification"} | not an S3 event: source is aws.ec2
            {"Records": []}                                         | not an S3 event: detail.object.key is missing
            {"Records": [{"s3": {}}]}                               | not an S3 event: s3.object.key is missing
            {"Records": [{"s3": {"object": {"key": "%zz"}}}]}       | s3.object.key is not form-encoded: %zz
            {"detail": {"bucket": {"name": "b"}, "object": {"key": "k", "etag": "a\\"b"}}} | not an S3 event: object.etag is no etag: a"b
            {"detail": {"object": {"key": 7}}}                      | not an S3 event: detail.object.key is missing
            {"detail": {"object": {"key": "k"}}}                    | not an S3 event: detail.bucket.name is missing
            {"Type": "Notification", "Message": "not JSON"}         | the Message of the SNS envelope is not JSON
            """)
    void whatIsNoEventIsRejected(String event, String error) {
        RejectedException rejection = assertThrows(RejectedException.class, () -> parse(event, "m"));

        assertEquals(Reason.BAD_EVENT, rejection.reason());
        assertEquals(error, rejection.getMessage());
    }

    private String nothing(String event) {
        return String.valueOf(assertThrows(NothingToDoException.class, () -> parse(event, "m"))
                .getMessage());
    }

    private Upload parse(String event, String messageId) {
        return parser.parse(records(event).get(0), messageId);
    }

    private List<EventRecord> records(String event) {
        return records.of(RouteTest.json(event), event);
    }
}
