package org.thumbnailroute.outage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.thumbnailroute.aws.Topic;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.Upload;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.S3Error;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.SharedAws;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.thumbnail.TestRenditions;
import software.amazon.awssdk.core.sync.RequestBody;

class ProbesTest {

    private static final String GET = "aws2-s3://bucket?operation=getObject&pojoRequest=true";
    private static final String PUT = "aws2-s3://bucket?conditionalWritesEnabled=true";
    private static final String PUBLISH = "aws2-sns://topic";

    private final LocalAws aws = SharedAws.get();
    private final Stack stack = aws.createStack("probes" + System.nanoTime(), 5);
    private final MemoryIdempotentRepository announced = new MemoryIdempotentRepository();
    private final Settings settings = ShippedSettings.with(Map.of("thumbnail.target-bucket", stack.targetBucket()));
    private final Probes probes = new Probes(aws.s3(), aws.sns(), new Topic(stack.topicArn()), announced, settings);
    private final Exchange failed = new DefaultExchange(new DefaultCamelContext());

    ProbesTest() {
        announced.start();
        failed.setVariable(
                "upload",
                new Upload(
                        stack.sourceBucket(),
                        "a/b.jpg",
                        ShippedSettings.with(Map.of()).rules().of("a/b.jpg"),
                        "identity",
                        Optional.empty(),
                        OptionalLong.empty(),
                        Audience.ALL,
                        Optional.empty()));
        failed.setVariable("rendition", TestRenditions.of("a/thumbnail_b.jpg"));
    }

    @AfterEach
    void heal() {
        aws.s3Faults().heal(Operation.GET_OBJECT, stack.sourceBucket());
        aws.s3Faults().heal(Operation.PUT_OBJECT, stack.targetBucket());
        aws.topics().heal(stack.topicArn());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        GET + ", the source bucket",
        PUT + ", the target bucket",
        PUBLISH + ", the topic",
        "direct://thumbnail, the announced store"
    })
    void asksWhatFailedAndChangesNothing(String endpoint, String service) {
        Probe probe = probeOf(endpoint);

        assertEquals(service, probe.service());
        assertEquals(Answer.WORKS, probe.ask());
        assertEquals(
                0,
                aws.s3()
                        .listObjectsV2(list -> list.bucket(stack.targetBucket()))
                        .keyCount());
        assertEquals(0, aws.topics().published(stack.topicArn()).size());
        assertEquals(0, announced.getCacheSize());
    }

    @Test
    void readsAnOriginalThatIsThere() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key("a/b.jpg"),
                        RequestBody.fromBytes(new byte[100_000]));

        assertEquals(Answer.WORKS, probeOf(GET).ask());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void tellsAnOutageFromWhatShowsNothing(S3Error error, Answer ofSource, Answer ofTarget) {
        aws.s3Faults().failAll(Operation.GET_OBJECT, stack.sourceBucket(), error);
        aws.s3Faults().failAll(Operation.PUT_OBJECT, stack.targetBucket(), error);

        assertEquals(ofSource, probeOf(GET).ask());
        assertEquals(ofTarget, probeOf(PUT).ask());
    }

    static Stream<Arguments> tellsAnOutageFromWhatShowsNothing() {
        return Stream.of(
                Arguments.of(new S3Error(503, "SlowDown", "later"), Answer.AWAY, Answer.AWAY),
                Arguments.of(new S3Error(500, "InternalError", "oh"), Answer.AWAY, Answer.AWAY),
                Arguments.of(new S3Error(400, "ExpiredToken", "expired"), Answer.AWAY, Answer.AWAY),
                Arguments.of(new S3Error(404, "NoSuchBucket", "none"), Answer.AWAY, Answer.AWAY),
                // a denied original waits by itself; what failed before was something else
                Arguments.of(new S3Error(403, "AccessDenied", "no"), Answer.WORKS, Answer.UNKNOWN),
                Arguments.of(new S3Error(400, "InvalidRequest", "what?"), Answer.UNKNOWN, Answer.UNKNOWN));
    }

    /** Of an original whose disks are lost some servers say for ever that they are busy. */
    @Test
    void oneOriginalThatCannotBeReadIsNoOutage() {
        S3Error error = new S3Error(503, "SlowDownRead", "Resource requested is unreadable");
        aws.s3Faults().refuse(Operation.GET_OBJECT, stack.sourceBucket(), key -> key.equals("a/b.jpg"), error);

        assertEquals(Answer.UNKNOWN, probeOf(GET).ask());
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"500, InternalError, AWAY", "403, AuthorizationError, UNKNOWN", "403, InvalidClientTokenId, AWAY"})
    void tellsWhetherTheTopicIsAway(int status, String code, Answer answer) {
        aws.topics().failAll(stack.topicArn(), status, code);

        assertEquals(answer, probeOf(PUBLISH).ask());
    }

    @Test
    void aTopicThatWasDeletedIsAway() {
        Probes ofNoTopic = new Probes(aws.s3(), aws.sns(), new Topic(stack.topicArn() + "-gone"), announced, settings);
        failed.setProperty(ExchangePropertyKey.FAILURE_ENDPOINT, PUBLISH);

        assertEquals(Answer.AWAY, ofNoTopic.of(failed).ask());
    }

    @Test
    void knowsNothingOfStepsThatSomebodyAdded() {
        Probe probe = probeOf("https://example.com");

        assertEquals(Answer.UNKNOWN, probe.ask());
        assertFalse(probe.service().isEmpty());
    }

    private Probe probeOf(String endpoint) {
        failed.setProperty(ExchangePropertyKey.FAILURE_ENDPOINT, endpoint);
        failed.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, new IllegalStateException("no luck"));
        return probes.of(failed);
    }
}
