package org.thumbnailroute.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Messages that came with one answer, and may be handed out for a while. Not safe for use by several threads. */
final class Batch {

    /** So that it is not twice the same message that has to be given back. */
    private static final Comparator<Message> MOST_DELIVERIES_FIRST =
            Comparator.comparingInt(Batch::deliveries).reversed();

    private final Deque<Message> left;
    private final int size;
    private final long end;

    /** A batch that has just come. */
    Batch(List<Message> messages, Duration fresh) {
        left = new ArrayDeque<>(messages.stream().sorted(MOST_DELIVERIES_FIRST).toList());
        size = messages.size();
        end = System.nanoTime() + fresh.toNanos();
    }

    /** With what was handed out. */
    int size() {
        return size;
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    /** The one with the most deliveries, however late it is: for who has received it. */
    Optional<Message> first() {
        return Optional.ofNullable(left.poll());
    }

    /** Empty also when it is too late. */
    Optional<Message> next() {
        return System.nanoTime() - end < 0 ? Optional.ofNullable(left.poll()) : Optional.empty();
    }

    /** What nobody has got; nobody gets it now. */
    List<Message> takeRest() {
        List<Message> rest = List.copyOf(left);
        left.clear();
        return rest;
    }

    private static int deliveries(Message message) {
        String count = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
        return count == null ? 0 : Integer.parseInt(count);
    }
}
