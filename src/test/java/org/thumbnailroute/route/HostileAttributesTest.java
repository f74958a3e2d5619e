package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Whoever may send to the queue chooses attributes. With those received too, none of them steers an endpoint or a bean. */
class HostileAttributesTest extends RouteTest {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);
    private static final int MOST_ATTRIBUTES = 10;

    /** What Camel's components and beans go by, and the attributes of a parked message. */
    private static final Map<String, List<String>> HEADERS = Map.ofEntries(
            Map.entry(
                    "CamelAwsSqsOperation",
                    List.of("deleteMessage", "deleteQueue", "purgeQueue", "listQueues", "sendBatchMessage", "odd")),
            Map.entry("CamelAwsSqsReceiptHandle", List.of("of-another", "")),
            Map.entry("CamelAwsSqsMessageId", List.of("of-another")),
            Map.entry("CamelAwsSqsAttributes", List.of("none")),
            Map.entry("CamelAwsSqsMessageAttributes", List.of("none")),
            Map.entry("CamelAwsSqsDelaySeconds", List.of("900", "never")),
            Map.entry("CamelAwsSqsPrefix", List.of("hostile")),
            Map.entry("CamelAwsMessageGroupId", List.of("hostile")),
            Map.entry("CamelAwsS3Operation", List.of("deleteBucket", "deleteObject", "createDownloadLink", "odd")),
            Map.entry("CamelAwsS3Key", List.of("hostile-${sysenv.HOME}")),
            Map.entry("CamelAwsS3BucketName", List.of("hostile")),
            Map.entry("CamelAwsS3OverrideBucketName", List.of("hostile")),
            Map.entry("CamelAwsS3ETag", List.of("hostile")),
            Map.entry("CamelAwsS3ContentType", List.of("text/html")),
            Map.entry("CamelAwsS3Metadata", List.of("hostile")),
            Map.entry("CamelAwsS3CannedAcl", List.of("PublicRead")),
            Map.entry("CamelAwsS3StorageClass", List.of("GLACIER")),
            Map.entry("CamelAwsSnsSubject", List.of("hostile")),
            Map.entry("CamelAwsSnsMessageStructure", List.of("string")),
            Map.entry("CamelBeanMethodName", List.of("close", "toString")),
            Map.entry("CamelFileName", List.of("../hostile")),
            Map.entry("CamelCharsetName", List.of("UTF-16")),
            Map.entry("org.apache.camel.hostile", List.of("hostile")),
            Map.entry("breadcrumbId", List.of("hostile")),
            Map.entry("reason", List.of("hostile")),
            Map.entry("source-message-id", List.of("hostile")),
            Map.entry("hostile", List.of("hostile")));

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.visibility-timeout-seconds", "5");
    }

    @Override
    String routes() {
        return Edit.all(List.of(new Edit("receive", "greedy: true", """
                greedy: true
                        messageAttributeNames: All""")));
    }

    @Test
    void whatIsParkedIsSentAsEverAndItsMessageDeleted() {
        Map<String, String> sent = new HashMap<>();
        for (Map<String, MessageAttributeValue> attributes : hostile()) {
            String body = "no JSON " + sent.size();
            sent.put(body, send(body, attributes));
        }

        Map<String, String> parked = new HashMap<>();
        await().until(() -> {
            receiveParked().forEach(message -> {
                assertEquals(
                        Set.of("reason", "error", "source-message-id", "failed-at"),
                        message.messageAttributes().keySet());
                assertEquals("bad-event", attribute(message, "reason"));
                parked.merge(message.body(), attribute(message, "source-message-id"), (one, other) -> "parked twice");
            });
            return parked.size() == sent.size();
        });
        assertEquals(new TreeMap<>(sent), new TreeMap<>(parked));
        awaitEmptyQueue();
        assertEquals(0, messages(stack.deadLetterQueueUrl()), "parked once");
    }

    @Test
    void whatIsAnnouncedIsReadStoredAndPublishedAsEver() {
        aws.bucketEvents().unwire(stack.sourceBucket());
        List<String> thumbnails = new ArrayList<>();
        for (Map<String, MessageAttributeValue> attributes : hostile()) {
            String key = thumbnails.size() + ".jpg";
            upload(key, PICTURE);
            send(EventDialect.EVENT_BRIDGE.event(uploaded(key)), attributes);
            thumbnails.add("thumbnail_" + key);
        }

        awaitEmptyQueue();
        assertEquals(thumbnails.size(), published().size());
        assertEquals(Set.copyOf(thumbnails), storedKeys());
        assertAll(published().stream().map(announcement -> () -> assertAsEver(announcement)));
        assertAll(thumbnails.stream().map(key -> () -> {
            assertEquals("image/jpeg", stored(key).response().contentType());
            assertEquals(
                    Set.of("source-etag", "recipe", "upload"),
                    stored(key).response().metadata().keySet());
            assertThatPicture(stored(key).asByteArray()).looksLike(QuadrantPicture.DRAWING);
        }));
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    /** Whatever else feeds the core, such as another queue's route without the filter. */
    @Test
    void theCoreKeepsOnlyWhatAMessageIsDeletedAndDelayedBy() {
        for (Map<String, MessageAttributeValue> attributes : hostile()) {
            template.send("direct:open-message", exchange -> {
                attributes.forEach((name, value) ->
                        exchange.getMessage().setHeader(name, Objects.requireNonNullElse(value.stringValue(), "none")));
                exchange.getMessage().setBody("no JSON");
                exchange.getMessage().removeHeaders("CamelAwsSqs(MessageId|ReceiptHandle|Attributes)");
                exchange.getMessage().setHeader(Sqs2Constants.MESSAGE_ID, "invocation");
            });

            Message parked = awaitParked();
            assertEquals("no JSON", parked.body());
            assertEquals("invocation", attribute(parked, "source-message-id"));
            assertEquals(4, parked.messageAttributes().size());
            delete(parked);
        }
    }

    private void assertAsEver(Published announcement) {
        assertEquals("Pre-Signed URL for thumbnail", announcement.subject());
        assertEquals("json", announcement.messageStructure());
        assertEquals(
                Map.of("outcome", "announced", "version", "1", "source-bucket", stack.sourceBucket(), "format", "jpeg"),
                announcement.attributes());
    }

    /** Each name as it is written, and in the other cases; each value in each type that SQS has. */
    private static List<Map<String, MessageAttributeValue>> hostile() {
        List<Map<String, MessageAttributeValue>> all = new ArrayList<>();
        List<UnaryOperator<String>> cases =
                List.of(name -> name, name -> name.toLowerCase(Locale.ROOT), name -> name.toUpperCase(Locale.ROOT));
        for (int i = 0; i < cases.size(); i++) {
            UnaryOperator<String> written = cases.get(i);
            String type = List.of("String", "Binary", "String.hostile").get(i);
            HEADERS.forEach(
                    (name, values) -> values.forEach(value -> put(all, written.apply(name), value(type, value))));
        }
        put(all, "CamelAwsSqsDelaySeconds", value("Number", "900"));
        put(all, "CamelAwsSqsReceiptHandle", value("Number", "1"));
        return all;
    }

    /** Into the first that has no such name, and room for it. */
    private static void put(List<Map<String, MessageAttributeValue>> all, String name, MessageAttributeValue value) {
        for (Map<String, MessageAttributeValue> attributes : all) {
            if (attributes.size() < MOST_ATTRIBUTES && attributes.putIfAbsent(name, value) == null) {
                return;
            }
        }
        all.add(new HashMap<>(Map.of(name, value)));
    }

    private static MessageAttributeValue value(String type, String value) {
        MessageAttributeValue.Builder attribute =
                MessageAttributeValue.builder().dataType(type);
        // SQS takes no empty value
        String text = value.isEmpty() ? " " : value;
        return type.equals("Binary")
                ? attribute.binaryValue(SdkBytes.fromUtf8String(text)).build()
                : attribute.stringValue(text).build();
    }

    private String send(String body, Map<String, MessageAttributeValue> attributes) {
        return aws.sqs()
                .sendMessage(send ->
                        send.queueUrl(stack.queueUrl()).messageBody(body).messageAttributes(attributes))
                .messageId();
    }

    private List<Message> receiveParked() {
        List<Message> parked = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.deadLetterQueueUrl())
                        .messageAttributeNames("All")
                        .maxNumberOfMessages(10))
                .messages();
        parked.forEach(this::delete);
        return parked;
    }

    private void delete(Message parked) {
        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl())
                .receiptHandle(parked.receiptHandle()));
    }

    private Set<String> storedKeys() {
        Set<String> keys = new HashSet<>();
        aws.s3().listObjectsV2(list -> list.bucket(stack.targetBucket())).contents().stream()
                .map(S3Object::key)
                .forEach(keys::add);
        return keys;
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name)).stringValue();
    }
}
