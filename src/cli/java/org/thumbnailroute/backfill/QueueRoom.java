package org.thumbnailroute.backfill;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Keeps the queue short, so that a new upload never waits behind all that is backfilled. */
final class QueueRoom {

    /** A queue with a delivery delay shows its messages late; they wait all the same. */
    private static final List<QueueAttributeName> WAITING = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final SqsClient sqs;
    private final String queueUrl;
    private final int limit;
    private final Stop stop;
    private final Patience patience;
    private int room;

    /** @param limit messages that may wait in the queue, whoever sent them */
    QueueRoom(SqsClient sqs, String queueUrl, int limit, Stop stop, Patience patience) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.limit = limit;
        this.stop = stop;
        this.patience = patience;
    }

    /** How many messages to send at a time at most. */
    int largestBatch() {
        return Math.min(limit, Sender.LARGEST_BATCH);
    }

    /**
     * Waits until there is room for so many more.
     *
     * @param whileFull is told how many wait, each time it has looked in vain
     */
    void take(int messages, IntConsumer whileFull) {
        while (room < messages) {
            int waiting = waiting();
            // SQS counts what was sent with a delay, so only a part of the room is used before it is asked again
            room = Math.min(limit - waiting, Math.max(Sender.LARGEST_BATCH, limit / 4));
            if (room < messages) {
                whileFull.accept(waiting);
                stop.pause(BETWEEN_LOOKS);
            }
        }
        room -= messages;
    }

    private int waiting() {
        Map<QueueAttributeName, String> attributes = patience.with(() ->
                        sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(WAITING)))
                .attributes();
        return WAITING.stream()
                .mapToInt(name -> Integer.parseInt(attributes.getOrDefault(name, "0")))
                .sum();
    }
}
