package org.thumbnailroute.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.thumbnailroute.local.Stack;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The dead-letter queue. Nothing of it is kept here: SQS has no way to look at messages, so they are received, and made
 * visible again at once. One look or one redrive at a time, or they would hide messages from each other.
 */
final class DeadLetters {

    /** As many as a page lists. */
    static final int MOST_LISTED = 100;

    /** If this program ends in between, SQS makes the messages visible again by itself. */
    private static final int HIDDEN_SECONDS = 30;

    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final Stack stack;
    private final Board board;

    DeadLetters(SqsClient sqs, Stack stack, Board board) {
        this.sqs = sqs;
        this.stack = stack;
        this.board = board;
    }

    /** At most {@link #MOST_LISTED}. */
    synchronized List<DeadLetter> list() {
        List<Message> received = new ArrayList<>();
        try {
            while (received.size() < MOST_LISTED && receiveInto(received)) {
                // until there are no more
            }
        } finally {
            release(received);
        }
        return received.stream().map(DeadLetter::of).toList();
    }

    /**
     * Sends one back to the queue that it came from.
     *
     * @return the number of messages sent: 0 if there is no such message any more
     */
    int redrive(String id) {
        return redrive(message -> message.messageId().equals(id));
    }

    /** Sends all back that are there now; one that is parked again meanwhile stays. */
    int redriveAll() {
        return redrive(message -> true);
    }

    private synchronized int redrive(Predicate<Message> wanted) {
        List<Message> kept = new ArrayList<>();
        int sent = 0;
        try {
            List<Message> batch = new ArrayList<>();
            for (int left = QueueCounts.of(sqs, stack.deadLetterQueueUrl()).all();
                    left > 0 && receiveInto(batch);
                    left -= batch.size(), batch.clear()) {
                kept.addAll(batch);
                for (Message message : batch) {
                    if (wanted.test(message)) {
                        move(message);
                        kept.remove(message);
                        sent++;
                    }
                }
            }
        } finally {
            release(kept);
        }
        return sent;
    }

    /** Sends first: a failure in between leaves the message in both queues, never in none. */
    private void move(Message message) {
        String key = DeadLetter.of(message).key();
        int attempt = board.of(key).map(Picture::attempt).orElse(0);
        sqs.sendMessage(send -> send.queueUrl(stack.queueUrl())
                .messageBody(message.body())
                .messageAttributes(message.messageAttributes()));
        board.redriven(key, attempt);
        sqs.deleteMessage(delete -> delete.queueUrl(stack.deadLetterQueueUrl()).receiptHandle(message.receiptHandle()));
    }

    /** Returns whether there were any. */
    private boolean receiveInto(List<Message> messages) {
        List<Message> received = sqs.receiveMessage(receive -> receive.queueUrl(stack.deadLetterQueueUrl())
                        .messageAttributeNames("All")
                        .maxNumberOfMessages(BATCH)
                        .visibilityTimeout(HIDDEN_SECONDS))
                .messages();
        return messages.addAll(received);
    }

    private void release(List<Message> messages) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            List<Message> batch = messages.subList(from, Math.min(from + BATCH, messages.size()));
            sqs.changeMessageVisibilityBatch(change -> change.queueUrl(stack.deadLetterQueueUrl())
                    .entries(batch.stream()
                            .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(0)
                                    .build())
                            .toList()));
        }
    }
}
