package org.thumbnailroute.lambda;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.LocalDynamoDb;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.ProductionFiles;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What one function needs of AWS, with a second source bucket in which other things can go wrong than in the first. */
final class FunctionStack implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String TABLE = "uploads";

    final LocalAws aws = SharedAws.get();
    final Stack stack;
    final String otherBucket;
    private final LocalDynamoDb table = LocalDynamoDb.start();

    FunctionStack(String name) {
        stack = aws.createStack(name, 5);
        otherBucket = name + "-other";
        aws.s3().createBucket(create -> create.bucket(otherBucket));
        aws.bucketEvents().wire(otherBucket, stack.queueUrl(), EventDialect.EVENT_BRIDGE);
        table.createTable(TABLE);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(ProductionFiles.environment(aws, stack));
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint().toString());
        environment.put("THUMBNAIL_ANNOUNCED_STORE", "dynamodb:" + TABLE);
        environment.put("THUMBNAIL_SOURCE_BUCKET", stack.sourceBucket() + "," + otherBucket);
        environment.put("THUMBNAIL_KEY", "{bucket}/{dir}thumbnail_{file}");
        environment.put("THUMBNAIL_CONCURRENCY", "4");
        return environment;
    }

    /** Uploads, and returns the message that tells of it. */
    Message upload(String bucket, String key, byte[] bytes) {
        aws.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
        return receive();
    }

    Message upload(String key, byte[] bytes) {
        return upload(stack.sourceBucket(), key, bytes);
    }

    /** Deletes an original; the bucket tells nobody. */
    void delete(String key) {
        aws.s3().deleteObject(delete -> delete.bucket(stack.sourceBucket()).key(key));
    }

    /** Sends a message to the queue, and returns it as it is received. */
    Message send(String body) {
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(body));
        return receive();
    }

    /** Another event of the upload that a message tells of. */
    Message sendAgain(Message message) {
        return send(message.body());
    }

    private Message receive() {
        List<Message> received = new ArrayList<>();
        // each look waits for a message by itself
        await().atMost(LONGEST)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    received.addAll(aws.sqs()
                            .receiveMessage(receive -> receive.queueUrl(stack.queueUrl())
                                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                                    .visibilityTimeout(600)
                                    .waitTimeSeconds(1))
                            .messages());
                    return !received.isEmpty();
                });
        return received.get(0);
    }

    /** The announcements of an original. */
    List<Published> announcements(String key) {
        return aws.topics().published(stack.topicArn()).stream()
                .filter(Published::isOfThumbnails)
                .filter(published -> published.textFor("sqs").contains('"' + key + '"'))
                .toList();
    }

    @Override
    public void close() {
        table.close();
    }
}
