package org.thumbnailroute.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** The AWS of measurements keeps the promises that the workers' guarantees are built on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeanAwsTest {
    private static final byte[] ONE = {1, 2, 3};
    private static final byte[] OTHER = {4, 5};

    private final SharedContents objects = new SharedContents();
    private final LocalAws aws = LocalAws.start(objects);
    private int stacks;

    @AfterAll
    void close() {
        aws.close();
    }

    @Test
    void uploadsSendTheirEvents() {
        Stack stack = stack(5);
        put(stack, "a.jpg", ONE);
        String body = receive(stack, 60).get(0).body();
        assertEquals("a.jpg", Json.parse(body).at("/detail/object/key").asText());
    }

    @Test
    void givesLinkedObjectsTheEtagThatAnUploadHas() {
        Stack stack = stack(5);
        String etag = objects.keep(ONE);
        objects.link(stack.sourceBucket(), "linked.jpg", "image/jpeg", etag);
        assertEquals('"' + etag + '"', put(stack, "uploaded.jpg", ONE));
        var got = aws.s3()
                .getObjectAsBytes(get ->
                        get.bucket(stack.sourceBucket()).key("linked.jpg").ifMatch(etag));
        assertArrayEquals(ONE, got.asByteArray());
        assertEquals('"' + etag + '"', got.response().eTag());
    }

    @Test
    void refusesWhatDoesNotMatch() {
        Stack stack = stack(5);
        String etag = put(stack, "a.jpg", ONE);
        put(stack, "a.jpg", OTHER);
        assertEquals(412, refused(() -> aws.s3()
                .getObjectAsBytes(
                        get -> get.bucket(stack.sourceBucket()).key("a.jpg").ifMatch(etag))));
        assertEquals(412, refused(() -> aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key("a.jpg").ifNoneMatch("*"),
                        RequestBody.fromBytes(ONE))));
        assertEquals(412, refused(() -> aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key("a.jpg").ifMatch(etag),
                        RequestBody.fromBytes(ONE))));
    }

    @Test
    void hidesWhatIsReceivedAndForgetsWhatIsDeleted() {
        Stack stack = stack(5);
        put(stack, "a.jpg", ONE);
        Message message = receive(stack, 60).get(0);
        assertEquals(List.of(), receive(stack, 60));
        assertEquals(1, aws.messages(stack.queueUrl()));
        aws.sqs().changeMessageVisibility(change -> change.queueUrl(stack.queueUrl())
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(0));
        Message again = receive(stack, 60).get(0);
        assertEquals(message.messageId(), again.messageId());
        aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.queueUrl()).receiptHandle(again.receiptHandle()));
        assertEquals(0, aws.messages(stack.queueUrl()));
    }

    @Test
    void givesAMessageUpAfterItsLastReceive() {
        Stack stack = stack(2);
        put(stack, "a.jpg", ONE);
        receive(stack, 0);
        receive(stack, 0);
        assertEquals(List.of(), receive(stack, 0));
        assertEquals(1, aws.messages(stack.deadLetterQueueUrl()));
    }

    @Test
    void knowsWhichQueuesThereAre() {
        assertThrows(QueueDoesNotExistException.class, () -> aws.sqs().getQueueUrl(get -> get.queueName("never-made")));
    }

    @Test
    void tellsAListenerWhatIsPublished() {
        Stack stack = stack(5);
        List<String> heard = new ArrayList<>();
        aws.topics().listen(stack.topicArn(), published -> heard.add(published.message()));
        aws.sns().publish(publish -> publish.topicArn(stack.topicArn()).message("hello"));
        assertEquals(List.of("hello"), heard);
        assertEquals(List.of(), aws.topics().published(stack.topicArn()));
    }

    private Stack stack(int maxReceiveCount) {
        return aws.createStack("lean" + ++stacks, maxReceiveCount);
    }

    private String put(Stack stack, String key, byte[] bytes) {
        return aws.s3()
                .putObject(put -> put.bucket(stack.sourceBucket()).key(key), RequestBody.fromBytes(bytes))
                .eTag();
    }

    private List<Message> receive(Stack stack, int visibility) {
        return aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(stack.queueUrl())
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(visibility))
                .messages();
    }

    private static int refused(Executable request) {
        return assertThrows(S3Exception.class, request).statusCode();
    }
}
