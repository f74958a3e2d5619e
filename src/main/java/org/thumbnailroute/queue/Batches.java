package org.thumbnailroute.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The batches that were received and are not yet handed out, and how large the next one should be. Only
 * {@link #nextSize()} is safe for use by several threads.
 */
final class Batches {

    private final BatchSize size;
    private final Deque<Batch> batches = new ArrayDeque<>();

    /** @param most how many messages a batch may have */
    Batches(int most) {
        this.size = new BatchSize(most);
    }

    int nextSize() {
        return size.get();
    }

    /** Takes what is left of a batch. */
    void add(Batch batch) {
        if (!batch.isEmpty()) {
            batches.add(batch);
        } else if (batch.size() > 0) {
            size.handedOut(batch.size());
        }
    }

    /** The next message of the oldest batch that may still be handed out. */
    Optional<Message> next() {
        Iterator<Batch> oldestFirst = batches.iterator();
        while (oldestFirst.hasNext()) {
            Batch batch = oldestFirst.next();
            Optional<Message> message = batch.next();
            if (message.isPresent()) {
                if (batch.isEmpty()) {
                    oldestFirst.remove();
                    size.handedOut(batch.size());
                }
                return message;
            }
        }
        return Optional.empty();
    }

    /** What of a batch was not handed out; it no longer is. */
    List<Message> takeRest(Batch batch) {
        batches.remove(batch);
        List<Message> rest = batch.takeRest();
        if (!rest.isEmpty()) {
            size.givenBack(batch.size());
        }
        return rest;
    }

    List<Batch> all() {
        return List.copyOf(batches);
    }
}
