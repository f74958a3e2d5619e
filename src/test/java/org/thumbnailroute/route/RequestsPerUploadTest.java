package org.thumbnailroute.route;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.docs.ScaleFile;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.LocalDynamoDb;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an upload costs in requests is what {@code src/bench/resources/scale.csv} says: quotas and bills follow from it. */
class RequestsPerUploadTest extends RouteTest {

    private static final String TABLE = "requests-per-upload";
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    /** What the layout of log4j2.properties writes before the message: time, level and logger. */
    private static final int LOG_PREFIX = 65;

    /** For each item, as DynamoDB counts its storage. */
    private static final int ITEM_OVERHEAD = 100;

    private final ScaleFile numbers = ScaleFile.shipped();
    private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.announced-store", "dynamodb:" + TABLE);
    }

    @BeforeAll
    void makeTable() {
        dynamoDb.createTable(TABLE);
        System.setProperty(ENDPOINT, dynamoDb.endpoint().toString());
    }

    @AfterAll
    void forgetTable() {
        System.clearProperty(ENDPOINT);
        dynamoDb.close();
    }

    @Test
    void anUploadCostsWhatTheFileSays() {
        Counts before = counts();
        upload("new.jpg", PICTURE);
        announcement("new.jpg");
        awaitEmptyQueue();

        assertEquals(
                counts("calls.s3.get", "calls.s3.put", "", "calls.sns.publish", "calls.dynamodb.write"),
                counts().since(before));
    }

    @Test
    void anOverwrittenOriginalCostsAPutAndTwoHeadsMore() {
        upload("overwritten.jpg", PICTURE);
        announcement("overwritten.jpg");
        awaitEmptyQueue();
        Counts before = counts();
        upload("overwritten.jpg", QuadrantPicture.jpeg(200, 300, 1));
        awaitEmptyQueue();

        assertEquals(
                counts(
                        "calls.s3.get",
                        "calls.overwritten.s3.put",
                        "calls.overwritten.s3.head",
                        "calls.sns.publish",
                        "calls.dynamodb.write"),
                counts().since(before));
    }

    @Test
    void aRepeatedEventCostsOneWrite() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        try {
            upload("repeated.jpg", PICTURE);
            Uploaded uploaded = uploaded("repeated.jpg");
            send(EventDialect.EVENT_BRIDGE.event(uploaded));
            announcement("repeated.jpg");
            awaitEmptyQueue();
            Counts before = counts();
            send(EventDialect.EVENT_BRIDGE.event(uploaded));
            awaitEmptyQueue();

            assertEquals(counts("", "", "", "", "calls.repeated.dynamodb.write"), counts().since(before));
        } finally {
            aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        }
    }

    @Test
    void aRecordAndALogLineAreAsLongAsTheFileSays() {
        int line;
        try (LogCapture log = LogCapture.open()) {
            upload("2026/11/27/customer-0815/IMG_20261127_101500.jpg", PICTURE);
            awaitEmptyQueue();
            line = log.outcomes().stream()
                    .filter(outcome -> outcome.startsWith("announced"))
                    .findFirst()
                    .orElseThrow()
                    .getBytes(UTF_8)
                    .length;
        }
        int longest = dynamoDb.client().scan(scan -> scan.tableName(TABLE)).items().stream()
                .mapToInt(RequestsPerUploadTest::bytes)
                .max()
                .orElseThrow();

        assertWithin(numbers.get("measured.log-bytes"), LOG_PREFIX + line);
        assertWithin(numbers.get("measured.record-bytes"), ITEM_OVERHEAD + longest);
    }

    private static void assertWithin(double most, int bytes) {
        assertTrue(bytes <= most && bytes > most * 2 / 3, () -> bytes + " bytes of " + most);
    }

    private static int bytes(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> attribute.getKey().length()
                        + (attribute.getValue().s() == null
                                        ? attribute.getValue().n()
                                        : attribute.getValue().s())
                                .length())
                .sum();
    }

    private record Counts(long gets, long puts, long heads, long publishes, long writes) {

        Counts since(Counts before) {
            return new Counts(
                    gets - before.gets,
                    puts - before.puts,
                    heads - before.heads,
                    publishes - before.publishes,
                    writes - before.writes);
        }
    }

    private Counts counts(String gets, String puts, String heads, String publishes, String writes) {
        return new Counts(number(gets), number(puts), number(heads), number(publishes), number(writes));
    }

    private long number(String name) {
        return name.isEmpty() ? 0 : (long) numbers.get(name);
    }

    private Counts counts() {
        return new Counts(
                count("GetObject"),
                count("PutObject"),
                count("HeadObject"),
                count("Publish"),
                DynamoDbCalls.on(TABLE).stream()
                        .filter(call -> call.action().matches("PutItem|UpdateItem|DeleteItem"))
                        .count());
    }

    /** By this class's routes: its buckets and its topic are its own. */
    private long count(String action) {
        return aws.calls().list().stream()
                .filter(call -> call.action().equals(action))
                .filter(this::isOurs)
                .count();
    }

    private boolean isOurs(Call call) {
        return call.resource().equals(stack.sourceBucket())
                || call.resource().equals(stack.targetBucket())
                || stack.topicArn().endsWith(":" + call.resource());
    }
}
