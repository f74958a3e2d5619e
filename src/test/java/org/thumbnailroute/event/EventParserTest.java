package org.thumbnailroute.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.failure.NothingToDoException;
import org.thumbnailroute.failure.Reason;
import org.thumbnailroute.failure.RejectedException;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Notification;
import org.thumbnailroute.local.SnsEnvelope;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.route.RouteTest;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;

class EventParserTest {

    private static final String BUCKET = "naa-hd-image-source";
    private static final String KEY = "a b/c+d %41 ü (1).jpg";

    private static final String EXPECTED =
            "expected EventBridge's \"Object Created\" or an S3 notification, directly or through SNS";

    private final Settings settings = ShippedSettings.with(Map.of());
    private final EventRecords records = new EventRecords();
    private final EventParser parser = new EventParser(settings, Settings.currentRules(settings));

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
                new EventParser(larger, Settings.currentRules(larger))
                        .parse(records(event).get(0), "m")
                        .identity());
    }

    /** LocalStack sends one sequencer for all uploads, and moto one version, too. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"""
                {"source": "aws.s3", "detail-type": "Object Created", "detail": {"bucket": {"name": "b"},
                 "object": {"key": "k", "etag": "ETAG", "sequencer": "0062E99A88DC407460"}}}""", """
                {"Records": [{"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "s3": {"bucket": {"name": "b"},
                 "object": {"key": "k", "eTag": "ETAG", "sequencer": "0055AED6DCD90281E5"}}}]}""", """
                {"source": "aws.s3", "detail-type": "Object Created", "detail": {"bucket": {"name": "b"},
                 "object": {"key": "k", "eTag": "ETAG", "version-id": "null", "sequencer": "617f08299329d189"}}}"""})
    void anOverwrittenOriginalIsAnotherUploadWhateverTheSequencerSays(String event) {
        Upload first = parse(event.replace("ETAG", "one"), "m1");

        assertEquals(Optional.of("one"), first.etag());
        assertEquals(first.identity(), parse(event.replace("ETAG", "one"), "m2").identity());
        assertNotEquals(
                first.identity(), parse(event.replace("ETAG", "two"), "m1").identity());
    }

    @Test
    void anotherVersionOfTheSameBytesIsAnotherUpload() {
        String event = """
                {"detail": {"bucket": {"name": "b"}, "object": {"key": "k", "etag": "e", "version-id": "VERSION",
                 "sequencer": "1"}}}""";

        assertNotEquals(
                parse(event.replace("VERSION", "v1"), "m").identity(),
                parse(event.replace("VERSION", "v2"), "m").identity());
    }

    /** moto's notifications have none: without the time, the same bytes uploaded again would be a duplicate. */
    @Test
    void theTimeTellsUploadsWithoutASequencerApart() {
        String event = """
                {"Records": [{"eventName": "ObjectCreated:Put", "eventTime": "TIME", "s3": {"bucket": {"name": "b"},
                 "object": {"key": "k", "eTag": "e"}}}]}""";
        String first = event.replace("TIME", "2026-11-26T08:00:00.000000");
        String second = event.replace("TIME", "2026-11-26T08:00:01.000000");

        assertEquals(parse(first, "m1").identity(), parse(first, "m2").identity());
        assertNotEquals(parse(first, "m").identity(), parse(second, "m").identity());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T08:00:00.123Z, 2026-11-26T08:00:00.123Z",
        "2026-11-26T08:00:00Z, 2026-11-26T08:00:00Z",
        "2026-11-26T09:00:00+01:00, 2026-11-26T08:00:00Z",
        "2019-11-22T13:47:35.124724Z, 2019-11-22T13:47:35.124724Z",
        // without a zone, as moto writes it; AWS's own example; not a day; nothing; what no program can count
        "2026-11-26T08:00:00.000000,",
        "1970-01-01T00:00:00.000Z,",
        "2026-02-30T08:00:00Z,",
        "yesterday,",
        "'',",
        "+1000000000-12-31T23:59:59.999999999Z,",
        "-1000000000-01-01T00:00:00Z,"
    })
    void readsTheTimeOfAnUploadAndTakesTheUploadWithoutOne(String time, @Nullable Instant expected) {
        List<String> events = List.of("""
                {"Records": [{"eventTime": "TIME", "s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}]}""", """
                {"time": "TIME", "detail": {"bucket": {"name": "b"}, "object": {"key": "k"}}}""");

        for (String event : events) {
            assertEquals(
                    Optional.ofNullable(expected),
                    parse(event.replace("TIME", time), "m").time());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "17", "{}", "[\"2026-11-26T08:00:00Z\"]", "true"})
    void takesAnUploadWhoseTimeIsNoText(String time) {
        String event = "{\"time\": %s, \"detail\": {\"bucket\": {\"name\": \"b\"}, \"object\": {\"key\": \"k\"}}}";

        assertEquals(Optional.empty(), parse(event.formatted(time), "m").time());
    }

    /** Its time is the beginning of the backfill, which is no upload. */
    @Test
    void aBackfillSaysNotWhenAnObjectWasUploaded() {
        String event = """
                {"source": "thumbnail-route.backfill", "detail-type": "Object Created", "time": "2026-11-26T08:00:00Z",
                 "detail": {"audience": "all", "bucket": {"name": "b"}, "object": {"key": "k"}}}""";

        assertEquals(Optional.empty(), parse(event, "m").time());
    }

    @Test
    void theDialectsOfAVersionedBucketTellTheSame() {
        Uploaded versioned = new Uploaded(BUCKET, KEY, 1, "e", "1", "v1", Uploaded.Reason.PUT);
        Uploaded unversioned = new Uploaded(BUCKET, KEY, 1, "e", "1", null, Uploaded.Reason.PUT);
        Uploaded suspended = new Uploaded(BUCKET, KEY, 1, "e", "1", "null", Uploaded.Reason.PUT);

        for (EventDialect dialect : EventDialect.values()) {
            assertEquals(identity(EventDialect.EVENT_BRIDGE, versioned), identity(dialect, versioned));
            assertEquals(identity(EventDialect.EVENT_BRIDGE, unversioned), identity(dialect, suspended));
        }
    }

    private String identity(EventDialect dialect, Uploaded uploaded) {
        return parse(dialect.event(uploaded), "m").identity();
    }

    @Test
    void takesOffTheQuotesOfAnEtag() {
        String quoted = EventDialect.EVENT_BRIDGE.event(Uploaded.put(BUCKET, KEY, 1, "\"abc\"", 1));
        String plain = EventDialect.EVENT_BRIDGE.event(Uploaded.put(BUCKET, KEY, 1, "abc", 1));

        assertEquals(Optional.of("abc"), parse(quoted, "m").etag());
        assertEquals(parse(plain, "m").identity(), parse(quoted, "m").identity());
    }

    /** The thumbnail is made of the newest original then. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"W/\"abc\"", "a\"b", "a\r\nX-Injected: 1", "ü"})
    void doesWithoutAnEtagThatNoHeaderCanHold(String etag) {
        assertEquals(
                Optional.empty(),
                parse(EventDialect.EVENT_BRIDGE.event(Uploaded.put(BUCKET, KEY, 1, etag, 1)), "m")
                        .etag());
    }

    /** MinIO's whole shape. */
    @Test
    void readsWhatMinioSends() {
        String event = """
                {"EventName": "s3:ObjectCreated:Put", "Key": "b/a b/ü+.jpg", "Records": [{"eventVersion": "2.0",
                 "eventSource": "minio:s3", "awsRegion": "", "eventTime": "2026-11-26T08:00:00.000Z",
                 "eventName": "s3:ObjectCreated:Put", "userIdentity": {"principalId": "minioadmin"},
                 "requestParameters": {"principalId": "minioadmin", "region": "", "sourceIPAddress": "::1"},
                 "responseElements": {"x-amz-request-id": "17B", "x-minio-origin-endpoint": "http://127.0.0.1:9000"},
                 "s3": {"s3SchemaVersion": "1.0", "configurationId": "Config",
                  "bucket": {"name": "b", "ownerIdentity": {"principalId": "minioadmin"}, "arn": "arn:aws:s3:::b"},
                  "object": {"key": "a+b%2F%C3%BC%2B.jpg", "size": 7, "eTag": "e1", "contentType": "image/jpeg",
                   "userMetadata": {"content-type": "image/jpeg"}, "sequencer": "187B0D5A1A2B3C4D"}},
                 "source": {"host": "::1", "port": "", "userAgent": "MinIO (linux; amd64)"}}]}""";

        Upload upload = parse(event, "m");

        assertEquals("b", upload.bucket());
        assertEquals("a b/ü+.jpg", upload.key());
        assertEquals(Optional.of("e1"), upload.etag());
        assertEquals(OptionalLong.of(7), upload.size());
    }

    /** The same documents as from the queue, but SNS's envelope has another form. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SNS_ENVELOPE")
    void readsWhatLambdaGetsFromSns(EventDialect dialect) {
        String uploaded = dialect.event(Uploaded.put(BUCKET, KEY, 77, "abc", 12));
        ObjectNode event = new ObjectMapper().createObjectNode();
        event.putArray("Records").add(snsRecord(uploaded));

        assertEquals(parse(uploaded, "m"), parse(event.toString(), "m"));
        assertEquals(event.toString(), records(event.toString()).get(0).message());
    }

    private static ObjectNode snsRecord(String message) {
        ObjectNode record = new ObjectMapper().createObjectNode().put("EventSource", "aws:sns");
        record.putObject("Sns").put("Type", "Notification").put("Message", message);
        return record;
    }

    @Test
    void readsEveryRecordOfEverySnsRecord() {
        String two = S3Notification.of(
                List.of(Uploaded.put(BUCKET, "one", 1, "e", 1), Uploaded.put(BUCKET, "two", 1, "e", 2)));
        String one = EventDialect.EVENT_BRIDGE.event(Uploaded.put(BUCKET, "three", 1, "e", 3));
        ObjectNode event = new ObjectMapper().createObjectNode();
        event.putArray("Records").add(snsRecord(two)).add(snsRecord(one));

        List<EventRecord> all = records(event.toString());

        assertEquals(
                List.of("one", "two", "three"),
                all.stream().map(record -> parser.parse(record, "m").key()).toList());
        all.forEach(record -> assertEquals(parser.parse(record, "m"), parse(record.message(), "m")));
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

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "ObjectRemoved:Delete",
                "s3:ObjectRemoved:DeleteMarkerCreated",
                "ObjectRestore:Completed",
                "ObjectTagging:Put",
                "ObjectAcl:Put",
                "LifecycleExpiration:Delete",
                "LifecycleTransition",
                "IntelligentTiering",
                "Replication:OperationReplicatedAfterThreshold",
                "ReducedRedundancyLostObject",
                "s3:ObjectAccessed:Get",
                "s3:ObjectCreated:PutTagging",
                "s3:ObjectCreated:PutRetention",
                "s3:TestEvent"
            })
    void otherNotificationsAskForNothing(String name) {
        assertEquals(
                "not-an-upload (" + name + ")",
                nothing("{\"Records\": [{\"eventName\": \"%s\", \"s3\": {}}]}".formatted(name)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Object Deleted",
                "Object Restore Initiated",
                "Object Restore Completed",
                "Object Restore Expired",
                "Object Tags Added",
                "Object Tags Deleted",
                "Object ACL Updated",
                "Object Storage Class Changed",
                "Object Access Tier Changed"
            })
    void otherEventsOfEventBridgeAskForNothing(String type) {
        assertEquals(
                "not-an-upload (" + type + ")",
                nothing("{\"source\": \"aws.s3\", \"detail-type\": \"%s\", \"detail\": {}}".formatted(type)));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"Records": [{"eventName": "ObjectRemoved:Delete", "s3": {"bucket": {"name": "b"}, "object": {"key": "a+b"}}}]} | s3://b/a b
            {"Records": [{"s3": {"bucket": {"name": "b"}, "object": {"key": "%zz"}}}]} | s3://b/
            {"detail-type": "Object Deleted", "detail": {"bucket": {"name": "b"}, "object": {"key": "a+b"}}} | s3://b/a+b
            {"detail": {"requestParameters": {"bucketName": "b", "key": "k"}}} | s3://b/k
            {"Event": "s3:TestEvent", "Bucket": "b"} | s3://b/
            {"Event": "s3:TestEvent"} |
            """)
    void aRecordSaysWhichObjectItIsAbout(String event, String location) {
        assertEquals(
                Optional.ofNullable(location),
                ObjectLocation.of(records(event).get(0).event()).map(ObjectLocation::toString));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                  | not an S3 event: it has no field s3 or detail; EXPECTED
            []                                  | not an S3 event: it has no field s3 or detail; EXPECTED
            null                                | not an S3 event: it has no field s3 or detail; EXPECTED
            "text"                              | not an S3 event: it has no field s3 or detail; EXPECTED
            {"AlarmName": "cpu", "Trigger": {}} | not an S3 event: it has no field s3 or detail; EXPECTED
            {"Records": []}                     | not an S3 event: it has no field s3 or detail; EXPECTED
            {"source": "aws.ec2", "detail-type": "EC2 Instance State-change Notification", "detail": {}} | not an S3 event: its source is aws.ec2; EXPECTED
            {"Records": [{"eventSource": "aws:sqs", "body": "x"}]} | not an S3 event: its eventSource is aws:sqs, and it has no field s3; EXPECTED
            {"source": "aws.s3", "detail-type": "AWS API Call via CloudTrail", "detail": {"eventName": "PutObject"}} | not an S3 event but an API call (PutObject) that CloudTrail recorded: turn on EventBridge notifications for the bucket, and match the detail-type "Object Created" in the rule
            {"Type": "SubscriptionConfirmation", "TopicArn": "arn:t", "Message": "You have chosen", "SubscribeURL": "https://x"} | not an S3 event but SNS's SubscriptionConfirmation: confirm the subscription to arn:t by opening the SubscribeURL in this message; until then nothing comes from there
            {"Type": "UnsubscribeConfirmation", "TopicArn": "arn:t"} | not an S3 event but SNS's UnsubscribeConfirmation: nothing comes from arn:t any more; subscribe the queue again if uploads should come from there
            {"Records": [{"eventName": "ObjectMelted:Put", "s3": {}}]} | "ObjectMelted:Put" is not a known S3 event: uploads are "Object Created" and ObjectCreated:*
            {"source": "aws.s3", "detail-type": "Object Melted", "detail": {}} | "Object Melted" is not a known S3 event: uploads are "Object Created" and ObjectCreated:*
            {"Records": [{"s3": {}}]}                               | not an S3 event: s3.object.key is missing
            {"Records": [{"s3": {"object": {"key": "%zz"}}}]}       | s3.object.key is not form-encoded: %zz
            {"detail": {"object": {"key": 7}}}                      | not an S3 event: detail.object.key is missing
            {"detail": {"object": {"key": "k"}}}                    | not an S3 event: detail.bucket.name is missing
            {"Type": "Notification", "Message": "not JSON"}         | the Message of the SNS envelope is not JSON
            """)
    void whatIsNoEventIsRejected(String event, String error) {
        RejectedException rejection = assertThrows(RejectedException.class, () -> parse(event, "m"));

        assertEquals(Reason.BAD_EVENT, rejection.reason());
        assertEquals(error.replace("EXPECTED", EXPECTED), rejection.getMessage());
    }

    private String nothing(String event) {
        return String.valueOf(assertThrows(NothingToDoException.class, () -> parse(event, "m"))
                .getMessage());
    }

    /** Decoded, {@code a+b.jpg} would be looked for as {@code a b.jpg}, and be gone. */
    @Test
    void takesCephsKeysAsTheyAre() {
        Upload upload = parse("""
                {"Records": [{"eventSource": "ceph:s3", "eventName": "ObjectCreated:Put",
                  "s3": {"bucket": {"name": "b"}, "object": {"key": "100%/a+b é%2f.jpg"}}}]}""", "id");

        assertEquals("100%/a+b é%2f.jpg", upload.key());
    }

    private Upload parse(String event, String messageId) {
        return parser.parse(records(event).get(0), messageId);
    }

    private List<EventRecord> records(String event) {
        return records.of(RouteTest.json(event), event);
    }
}
