package org.thumbnailroute.endurance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A stack of the local AWS and what can be seen of the workers from there. */
record WatchedStack(LocalAws aws, Stack stack) {

    /** The most that SQS takes and gives at once. */
    private static final int BATCH = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    static WatchedStack create(String name, int maxReceiveCount) {
        LocalAws aws = SharedAws.get();
        return new WatchedStack(aws, aws.createStack(name + System.nanoTime(), maxReceiveCount));
    }

    /** Uploads and returns the etag, without quotes. */
    String upload(String key, byte[] bytes) {
        return aws.s3()
                .putObject(put -> put.bucket(stack.sourceBucket()).key(key), RequestBody.fromBytes(bytes))
                .eTag()
                .replace("\"", "");
    }

    /** Sends to the queue and returns the id of the message. */
    String send(String body) {
        return aws.sqs()
                .sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(body))
                .messageId();
    }

    /** Sends in this order, ten at a time; the bodies must be small. */
    void sendAll(List<String> bodies) {
        for (int from = 0; from < bodies.size(); from += BATCH) {
            List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
            for (String body : bodies.subList(from, Math.min(from + BATCH, bodies.size()))) {
                entries.add(SendMessageBatchRequestEntry.builder()
                        .id("m" + entries.size())
                        .messageBody(body)
                        .build());
            }
            aws.sqs().sendMessageBatch(send -> send.queueUrl(stack.queueUrl()).entries(entries));
        }
    }

    int announced() {
        return (int) published().count();
    }

    private Stream<Published> published() {
        return aws.topics().published(stack.topicArn()).stream().filter(Published::isOfThumbnails);
    }

    /** How often each original was announced, by its key. */
    Map<String, Long> announcements() {
        return published()
                .map(message -> json(message.textFor("sqs")).at("/source/key").asText())
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
    }

    /** What is wrong with the stored thumbnails: one line for each that is not what its original makes it. */
    List<String> wrongThumbnails(Collection<NumberedPicture> pictures) {
        List<String> wrong = new ArrayList<>();
        for (NumberedPicture picture : pictures) {
            try {
                picture.requireThumbnail(aws.s3()
                        .getObjectAsBytes(
                                get -> get.bucket(stack.targetBucket()).key(picture.thumbnailKey()))
                        .asByteArray());
            } catch (RuntimeException | AssertionError e) {
                wrong.add(picture.key() + ": " + e.getMessage());
            }
        }
        return wrong;
    }

    /** Waits until the queue holds nothing, neither waiting nor in work. */
    void awaitEmptyQueue(Duration atMost) {
        await().atMost(atMost).until(this::isQueueEmpty);
    }

    boolean isQueueEmpty() {
        return aws.messages(stack.queueUrl()) == 0;
    }

    int deadLetters() {
        return aws.messages(stack.deadLetterQueueUrl());
    }

    /** Takes what is in the dead-letter queue out of it. */
    List<Message> takeDeadLetters() {
        List<Message> all = new ArrayList<>();
        List<Message> some;
        do {
            some = aws.sqs()
                    .receiveMessage(receive -> receive.queueUrl(stack.deadLetterQueueUrl())
                            .messageAttributeNames("All")
                            .maxNumberOfMessages(BATCH))
                    .messages();
            some.forEach(message -> aws.sqs().deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl())
                    .receiptHandle(message.receiptHandle())));
            all.addAll(some);
        } while (!some.isEmpty());
        return all;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
