package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * An SQS client for many threads that each receive one message, work on it and delete it. SQS is asked for up to ten
 * messages with one request, and deletes ten with one; so a message costs a fifth of a request instead of two. (The SDK
 * has such a thing for its asynchronous clients alone, and it does not care how long a message lies in its buffer.)
 *
 * <p>A message is deleted later than asked: if the program dies before, it comes again, and has to be known as done. So
 * whatever says so must be written before the deletion is asked for.
 */
public final class BatchingSqsClient extends ForwardingSqsClient {

    /**
     * Camel first prolongs the visibility of a message when at most eight tenths of the time-out are over since it got it
     * ({@code Sqs2Consumer.TimeoutExtender}); the last tenth is for that request.
     */
    private static final int FRESH_PARTS = 10;

    /** Other workers may have time for what lies here, however long its time-out is. */
    private static final Duration LONGEST_FRESH = Duration.ofSeconds(5);

    /** When a message is done, at least this part of its time-out is left for its deletion. */
    private static final int DELETE_PARTS = 10;

    /** Twenty pictures a second make full batches. */
    private static final Duration LONGEST_DELETE_DELAY = Duration.ofMillis(500);

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private static final int MOST_PARKED = 1_000;

    private final SqsClient sqs;
    private final Duration visibilityTimeout;
    private final Duration fresh;
    private final BooleanSupplier allIsWell;
    private final Polls polls;
    private final ScheduledThreadPoolExecutor timer;
    private final Map<ReceiveMessageRequest, Prefetch> prefetches = new ConcurrentHashMap<>();
    private final Map<String, DeleteBatch> deletes = new ConcurrentHashMap<>();
    private volatile boolean oneByOne;
    private final ParkedMessages parked = new ParkedMessages(MOST_PARKED);

    /**
     * Batches what goes to another client.
     *
     * @param sqs closed together with this one
     * @param visibilityTimeout of the messages that are received for others; receives with another one pass through
     * @param allIsWell tells whether what is received can be expected to be done soon; while it is false only one message
     *     is received at a time, because lying in the buffer uses up one of its deliveries
     * @param polls is told how the polls go
     */
    public BatchingSqsClient(SqsClient sqs, Duration visibilityTimeout, BooleanSupplier allIsWell, Polls polls) {
        this(sqs, visibilityTimeout, LONGEST_FRESH, allIsWell, polls);
    }

    BatchingSqsClient(
            SqsClient sqs, Duration visibilityTimeout, Duration longestFresh, BooleanSupplier allIsWell, Polls polls) {
        super(sqs);
        this.sqs = sqs;
        this.visibilityTimeout = visibilityTimeout;
        this.fresh = shorter(visibilityTimeout.dividedBy(FRESH_PARTS), longestFresh);
        this.allIsWell = allIsWell;
        this.polls = polls;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "sqs-batches");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** For one message with the time-out of this client from the batch of all who ask for the same; else as it is. */
    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        Integer seconds = request.visibilityTimeout();
        boolean one = request.maxNumberOfMessages() == null || request.maxNumberOfMessages() == 1;
        if (!one || seconds == null || seconds != visibilityTimeout.toSeconds()) {
            return super.receiveMessage(request);
        }
        Prefetch prefetch = prefetches.computeIfAbsent(
                request, key -> new Prefetch(sqs, key, fresh, this::mayPrefetch, polls, timer));
        Message[] messages = call(prefetch::next).stream().toArray(Message[]::new);
        return ReceiveMessageResponse.builder().messages(messages).build();
    }

    /** From now on receives no message before somebody wants it: for a queue that allows few deliveries of each. */
    public void receiveOneByOne() {
        oneByOne = true;
    }

    private boolean mayPrefetch() {
        return !oneByOne && allIsWell.getAsBoolean();
    }

    /** Soon and with others, or at once if it is parked; never fails for the message's own sake. */
    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        String queueUrl = request.queueUrl();
        String receiptHandle = request.receiptHandle();
        if (queueUrl == null || receiptHandle == null) {
            return super.deleteMessage(request);
        }
        DeleteBatch batch = deletes.computeIfAbsent(queueUrl, this::deleteBatch);
        if (parked.remove(receiptHandle)) {
            batch.addParked(receiptHandle);
        } else {
            batch.add(receiptHandle);
        }
        return DeleteMessageResponse.builder().build();
    }

    /**
     * The message was sent to the dead-letter queue: when it is deleted, it is deleted at once. Nothing remembers that it was
     * parked, and it would be parked a second time if it came again.
     */
    public void isParked(@Nullable String receiptHandle) {
        if (receiptHandle != null) {
            parked.add(receiptHandle);
        }
    }

    /** Half of the time that is left is for the requests. */
    private DeleteBatch deleteBatch(String queueUrl) {
        Duration left = visibilityTimeout.dividedBy(DELETE_PARTS);
        Duration delay = shorter(left.dividedBy(2), LONGEST_DELETE_DELAY);
        return new DeleteBatch(new Deleter(sqs, queueUrl, delay, left.minus(delay), timer), delay, timer);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Gives back what nobody has got, and deletes what is to be deleted. To be called when nobody works any more. */
    @Override
    public void close() {
        prefetches.values().forEach(Prefetch::close);
        deletes.values().forEach(DeleteBatch::close);
        awaitTimer();
        super.close();
    }

    /** What it is at is finished: an interrupt would break off a deletion. */
    private void awaitTimer() {
        timer.shutdown();
        try {
            boolean unused = timer.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
