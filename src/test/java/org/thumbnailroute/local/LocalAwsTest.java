package org.thumbnailroute.local;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.S3Faults.Operation;
import software.amazon.awssdk.core.client.builder.SdkClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whoever runs against this AWS may rely on these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalAwsTest {
    /** A space, a plus, a slash and an umlaut: what the dialects write differently. */
    private static final String AWKWARD_KEY = "holiday 2026/a+b über.jpg";

    private final LocalAws aws = LocalAws.start();
    private final Properties before = new Properties();
    private Stack stack;
    private int stacks;

    /** But for those of {@link LocalAws} itself, the clients in this test are configured by nothing else. */
    @BeforeAll
    void setSystemProperties() {
        before.putAll(System.getProperties());
        aws.systemProperties().forEach(System::setProperty);
    }

    @AfterAll
    void restoreSystemProperties() {
        System.setProperties(before);
        aws.close();
    }

    @BeforeEach
    void createStack() {
        stack = aws.createStack("stack" + ++stacks, 2);
    }

    @Test
    void theDefaultChainFindsAllServices() {
        try (SqsClient sqs = SqsClient.create();
                S3Client s3 = S3Client.create();
                SnsClient sns = SnsClient.create()) {
            assertEquals(
                    stack.queueUrl(),
                    sqs.getQueueUrl(get -> get.queueName(stack.queue())).queueUrl());
            s3.putObject(put -> put.bucket(stack.targetBucket()).key("a"), RequestBody.fromString("a"));
            assertTrue(sns.listTopics().topics().stream()
                    .anyMatch(topic -> topic.topicArn().equals(stack.topicArn())));
        }
    }

    @Test
    void anUploadArrivesAsAnEventBridgeEvent() {
        String etag = upload(AWKWARD_KEY, "picture");

        JsonNode event = Json.parse(receiveOne().body());
        assertEquals("Object Created", event.path("detail-type").asText());
        JsonNode detail = event.path("detail");
        assertEquals("PutObject", detail.path("reason").asText());
        assertEquals(stack.sourceBucket(), detail.at("/bucket/name").asText());
        assertEquals(AWKWARD_KEY, detail.at("/object/key").asText());
        assertEquals(7, detail.at("/object/size").asLong());
        assertEquals(etag, "\"" + detail.at("/object/etag").asText() + "\"");
        assertTrue(detail.at("/object/version-id").isMissingNode());
    }

    @Test
    void aNotificationEncodesTheKeyAndAnEnvelopeHoldsANotification() {
        aws.bucketEvents().wire(stack.sourceBucket(), stack.queueUrl(), EventDialect.SNS_ENVELOPE);
        upload(AWKWARD_KEY, "picture");

        JsonNode envelope = Json.parse(receiveOne().body());
        assertEquals("Amazon S3 Notification", envelope.path("Subject").asText());
        JsonNode notified = Json.parse(envelope.path("Message").asText()).at("/Records/0");
        assertEquals("ObjectCreated:Put", notified.path("eventName").asText());
        assertEquals(
                "holiday+2026/a%2Bb+%C3%BCber.jpg",
                notified.at("/s3/object/key").asText());
    }

    @Test
    void aLaterUploadHasTheGreaterSequencerAndItsOwnVersion() {
        aws.s3().putBucketVersioning(put -> put.bucket(stack.sourceBucket())
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        upload("a", "one");
        JsonNode first = Json.parse(receiveOne().body()).at("/detail/object");
        upload("a", "two");
        JsonNode second = Json.parse(receiveOne().body()).at("/detail/object");

        assertTrue(first.path("sequencer")
                        .asText()
                        .compareTo(second.path("sequencer").asText())
                < 0);
        assertFalse(first.path("version-id").isMissingNode());
        assertNotEquals(first.path("version-id"), second.path("version-id"));
    }

    @Test
    void aMultipartUploadAndACopySendOneEventEach() {
        String bucket = stack.sourceBucket();
        S3Client s3 = aws.s3();
        PartsUpload.upload(s3, bucket, "parts", "part".getBytes(StandardCharsets.UTF_8));
        JsonNode completed = Json.parse(receiveOne().body()).path("detail");
        assertEquals("CompleteMultipartUpload", completed.path("reason").asText());
        assertEquals(4, completed.at("/object/size").asLong());

        s3.copyObject(copy -> copy.sourceBucket(bucket)
                .sourceKey("parts")
                .destinationBucket(bucket)
                .destinationKey("copy"));
        assertEquals(
                "CopyObject",
                Json.parse(receiveOne().body()).at("/detail/reason").asText());
    }

    @Test
    void anUnwiredBucketIsSilent() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        upload("a", "picture");
        aws.s3().putObject(put -> put.bucket(stack.targetBucket()).key("a"), RequestBody.fromString("a"));
        assertEquals(0, messages(stack.queueUrl()));
    }

    @Test
    void aMessageMovesToTheDeadLetterQueueAfterMaxReceiveCount() {
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody("poison"));
        // received and given back twice; the third receive finds that it was twice too often
        await().until(() -> {
            receive(stack.queueUrl());
            return messages(stack.deadLetterQueueUrl()) == 1;
        });
        assertEquals(List.of(), receive(stack.queueUrl()));
        assertEquals("poison", receive(stack.deadLetterQueueUrl()).get(0).body());
    }

    @Test
    void aPresignedLinkWorksAndATamperedOneDoesNot() throws Exception {
        aws.s3().putObject(put -> put.bucket(stack.targetBucket()).key(AWKWARD_KEY), RequestBody.fromString("thumb"));
        try (S3Presigner presigner = S3Presigner.create()) {
            String link = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofHours(1))
                            .getObjectRequest(
                                    get -> get.bucket(stack.targetBucket()).key(AWKWARD_KEY)))
                    .url()
                    .toString();
            assertFalse(link.contains(LocalAws.SECRET_KEY));
            HttpResponse<String> answer = get(link);
            assertEquals(200, answer.statusCode());
            assertEquals("thumb", answer.body());
            assertEquals(
                    403,
                    get(link.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200"))
                            .statusCode());
            assertEquals(403, get(link.substring(0, link.indexOf('?'))).statusCode());
        }
    }

    @Test
    void aStaleEtagFailsThePrecondition() {
        String stale = upload("a", "one");
        String fresh = upload("a", "two");
        assertEquals("two", fetch(aws.s3(), "a", fresh));
        S3Exception refused = assertThrows(S3Exception.class, () -> fetch(aws.s3(), "a", stale));
        assertEquals(412, refused.statusCode());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"403, AccessDenied", "404, NoSuchKey", "500, InternalError", "503, SlowDown"})
    void s3FailsAsOftenAsAskedFor(int status, String code) {
        String etag = upload("a", "picture");
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 2, status);
        aws.s3Faults().failNext(Operation.PUT_OBJECT, stack.sourceBucket(), 1, status);
        try (S3Client s3 = withoutRetries(S3Client.builder())) {
            for (int i = 0; i < 2; i++) {
                S3Exception refused = assertThrows(S3Exception.class, () -> fetch(s3, "a", etag));
                assertEquals(status, refused.statusCode());
                assertEquals(code, refused.awsErrorDetails().errorCode());
            }
            assertEquals("picture", fetch(s3, "a", etag));
            assertThrows(S3Exception.class, () -> upload(s3, "b", "refused"));
            upload(s3, "b", "accepted");
        }
        assertEquals(2, messages(stack.queueUrl()), "a refused upload sends no event");
    }

    @Test
    void theSdkRetriesASlowDown() {
        String etag = upload("a", "picture");
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, 503);
        assertEquals("picture", fetch(aws.s3(), "a", etag));
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {1_000, 1_000_000})
    void aBrokenBodyEndsEarlyAndOnlyOnce(int size) {
        String picture = "x".repeat(size);
        String etag = upload("a", picture);
        aws.s3Faults().breakBodyOfNextGet(stack.sourceBucket(), size / 2);
        try (S3Client s3 = withoutRetries(S3Client.builder())) {
            var body = s3.getObject(get -> get.bucket(stack.sourceBucket()).key("a"));
            assertEquals(size, body.response().contentLength());
            assertThrows(IOException.class, body::readAllBytes);
            assertEquals(picture, fetch(s3, "a", etag));
        }
    }

    @Test
    void anObjectCanBeOverwrittenBeforeAGetSeesIt() {
        String etag = upload("a", "one");
        aws.s3Faults().onNextGet(stack.sourceBucket(), () -> upload("a", "two"));
        S3Exception refused = assertThrows(S3Exception.class, () -> fetch(aws.s3(), "a", etag));
        assertEquals(412, refused.statusCode());
    }

    @Test
    void publishIsRecordedAndDelivered() {
        subscribe(stack.queue(), false);
        subscribe(stack.deadLetterQueue(), true);
        String texts = "{\"default\":\"for people\",\"sqs\":\"for programs\"}";
        String id = aws.sns()
                .publish(message -> message.topicArn(stack.topicArn())
                        .subject("Thumbnail & link")
                        .message(texts)
                        .messageStructure("json")
                        .messageAttributes(Map.of("bucket", attribute("pictures"))))
                .messageId();

        Published published = new Published(
                stack.topicArn(),
                id,
                "Thumbnail & link",
                texts,
                "json",
                Map.of("bucket", "pictures"),
                Map.of("bucket", "String"));
        assertEquals(List.of(published), aws.topics().published(stack.topicArn()));
        assertEquals("for people", published.textFor("email"));
        JsonNode envelope = Json.parse(receiveOne().body());
        assertEquals("for programs", envelope.path("Message").asText());
        assertEquals("pictures", envelope.at("/MessageAttributes/bucket/Value").asText());
        Message raw = receive(stack.deadLetterQueueUrl()).get(0);
        assertEquals("for programs", raw.body());
        assertEquals(
                "pictures",
                requireNonNull(raw.messageAttributes().get("bucket")).stringValue());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void publishRefuses(String what, Consumer<PublishRequest.Builder> wrong) {
        PublishRequest.Builder message =
                PublishRequest.builder().topicArn(stack.topicArn()).message("{}");
        wrong.accept(message);
        InvalidParameterException refused =
                assertThrows(InvalidParameterException.class, () -> aws.sns().publish(message.build()));
        assertTrue(refused.awsErrorDetails().errorMessage().contains(what), refused::getMessage);
        assertEquals(List.of(), aws.topics().published(stack.topicArn()));
    }

    static Stream<Arguments> publishRefuses() {
        return Stream.of(
                refusal("Subject", message -> message.subject("x".repeat(101))),
                refusal("Subject", message -> message.subject("two\nlines")),
                refusal("Subject", message -> message.subject("über")),
                refusal("too long", message -> message.message("x".repeat(256 * 1024 + 1))),
                refusal("No default entry", message -> message.messageStructure("json")),
                refusal("failed to parse", message -> message.messageStructure("json")
                        .message("no json")),
                refusal("non-empty", message -> message.messageAttributes(Map.of("a", attribute("")))),
                refusal("Invalid attribute value", message -> message.messageAttributes(Map.of("a", attribute("😀")))),
                refusal("Invalid attribute value", message -> message.messageAttributes(Map.of("a", attribute("\0")))),
                refusal("attribute name", message -> message.messageAttributes(Map.of("a/b", attribute("c")))),
                refusal("too long", message -> message.message("x".repeat(256 * 1024 - 10))
                        .messageAttributes(Map.of("name", attribute("v")))));
    }

    @Test
    void publishToAnUnknownTopicIsNotFound() {
        assertThrows(NotFoundException.class, () -> aws.sns()
                .publish(message -> message.topicArn(stack.topicArn() + "x").message("m")));
    }

    @Test
    void snsFailsAsOftenAsAskedFor() {
        aws.topics().failNext(stack.topicArn(), 1, 500, "InternalError");
        try (SnsClient sns = withoutRetries(SnsClient.builder())) {
            assertThrows(InternalErrorException.class, () -> publish(sns));
            publish(sns);
        }
        aws.topics().failNext(stack.topicArn(), 1, 503, "ServiceUnavailable");
        publish(aws.sns());
        assertEquals(2, aws.topics().published(stack.topicArn()).size());
    }

    private static Arguments refusal(String what, Consumer<PublishRequest.Builder> wrong) {
        return Arguments.of(what, wrong);
    }

    private void publish(SnsClient sns) {
        sns.publish(message -> message.topicArn(stack.topicArn()).message("m"));
    }

    private void subscribe(String queue, boolean raw) {
        aws.sns().subscribe(subscribe -> subscribe
                .topicArn(stack.topicArn())
                .protocol("sqs")
                .endpoint(LocalSqs.arn(queue))
                .attributes(Map.of("RawMessageDelivery", String.valueOf(raw))));
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private String upload(String key, String text) {
        return upload(aws.s3(), key, text);
    }

    private String upload(S3Client s3, String key, String text) {
        return s3.putObject(put -> put.bucket(stack.sourceBucket()).key(key), RequestBody.fromString(text))
                .eTag();
    }

    private String fetch(S3Client s3, String key, String etag) {
        return s3.getObjectAsBytes(
                        get -> get.bucket(stack.sourceBucket()).key(key).ifMatch(etag))
                .asUtf8String();
    }

    private static HttpResponse<String> get(String link) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Gives every message back at once. */
    private List<Message> receive(String queueUrl) {
        return aws.sqs()
                .receiveMessage(receive ->
                        receive.queueUrl(queueUrl).visibilityTimeout(0).messageAttributeNames("All"))
                .messages();
    }

    private Message receiveOne() {
        Message message = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.queueUrl()).waitTimeSeconds(5))
                .messages()
                .get(0);
        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.queueUrl()).receiptHandle(message.receiptHandle()));
        assertEquals(0, messages(stack.queueUrl()), "one upload sends one event");
        return message;
    }

    private int messages(String queueUrl) {
        QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
        return Integer.parseInt(aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(count))
                .attributes()
                .getOrDefault(count, "none"));
    }

    private static <B extends SdkClientBuilder<B, C>, C> C withoutRetries(B builder) {
        return builder.overrideConfiguration(sdk -> sdk.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }
}
