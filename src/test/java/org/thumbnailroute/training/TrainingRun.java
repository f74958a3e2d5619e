package org.thumbnailroute.training;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.thumbnailroute.local.EventBridgeEvent;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.local.Uploaded;
import org.thumbnailroute.route.HealthEndpoint;
import software.amazon.awssdk.core.sync.RequestBody;

/** What the worker is given to do: a little of everything that a bucket of uploads brings, and much of the usual. */
final class TrainingRun {

    private static final int PROBES = 5;

    private final LocalAws aws;
    private final Stack stack;
    private final HealthEndpoint health;
    private final List<byte[]> pictures = TrainingPictures.draw();
    private int announcements;

    TrainingRun(Production production) {
        this.aws = production.aws();
        this.stack = production.stack();
        this.health = production.health();
    }

    /** Uploads while nobody reads the queue yet, so that the worker starts as one does that has a backlog. */
    void prepare(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < pictures.size(); i++) {
                upload("training/%d/picture %d".formatted(round, i), pictures.get(i));
            }
        }
    }

    /** Waits until everything is announced, then brings what only a message of its own can show. */
    void follow(TrainedWorker worker, Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        await(worker, end, "all pictures to be announced", () -> announced() >= announcements);

        await(worker, end, "the worker to be ready", () -> status("ready") == 200);
        for (int probe = 0; probe < PROBES; probe++) {
            status("live");
            status("ready");
        }

        // the same key again, with another picture: its thumbnail is replaced
        upload("training/0/picture 0", pictures.get(3));
        await(worker, end, "an overwritten original to be announced", () -> announced() >= announcements);

        String event = event();
        send(event);
        announcements++;
        // or the second would meet the first in work, and come again only when that one's lease is over
        await(worker, end, "an event to be announced", () -> announced() >= announcements);
        send(event);
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key("training/a text"),
                        RequestBody.fromString("no picture"));
        await(worker, end, "a text to be parked", () -> aws.messages(stack.deadLetterQueueUrl()) == 1);
        await(worker, end, "the queue to be empty", () -> aws.messages(stack.queueUrl()) == 0);
    }

    private void upload(String key, byte[] picture) {
        aws.s3().putObject(put -> put.bucket(stack.sourceBucket()).key(key), RequestBody.fromBytes(picture));
        announcements++;
    }

    /** Of an upload that the queue has not been told of. */
    private String event() {
        String etag = aws.s3()
                .headObject(head -> head.bucket(stack.sourceBucket()).key("training/0/picture 1"))
                .eTag()
                .replace("\"", "");
        return EventBridgeEvent.of(
                Uploaded.put(stack.sourceBucket(), "training/0/picture 1", pictures.get(1).length, etag, 1));
    }

    private void send(String event) {
        aws.sqs().sendMessage(send -> send.queueUrl(stack.queueUrl()).messageBody(event));
    }

    /** As a kubelet probes. */
    private int status(String kind) {
        try {
            return health.status("/observe/health/" + kind);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException("interrupted");
        }
    }

    private int announced() {
        return aws.topics().published(stack.topicArn()).size();
    }

    private static void await(TrainedWorker worker, Instant end, String what, BooleanSupplier condition) {
        Duration left = Duration.between(Instant.now(), end);
        Duration oneLook = Duration.ofSeconds(1);
        try {
            Awaitility.await()
                    .atMost(left.compareTo(oneLook) < 0 ? oneLook : left)
                    .until(() -> {
                        worker.requireAlive();
                        return condition.getAsBoolean();
                    });
        } catch (ConditionTimeoutException e) {
            throw worker.failed("waited in vain for " + what);
        }
    }
}
