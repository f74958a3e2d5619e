package org.thumbnailroute.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one digest tells, gathered message by message. An upload that is announced several times is told once, by its
 * last announcement. Not safe for use by several threads: Camel's aggregator adds one message at a time.
 */
final class Digest {

    /** How many uploads are told with their links; others are counted. A link is long, and there may be thousands. */
    static final int MOST_LINKED = 20;

    private final long begin;
    private final Map<String, String> receiptHandles = new LinkedHashMap<>();
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Set<String> linked = new HashSet<>();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();

    /** @param nanoTime now, as {@link System#nanoTime} has it */
    Digest(long nanoTime) {
        this.begin = nanoTime;
    }

    void add(Received message) {
        // the newest handle is the one that certainly deletes it
        receiptHandles.put(message.messageId(), message.receiptHandle());
        String identity = message.told().identity();
        told.put(identity, isLinked(identity) ? message.told() : message.told().withoutLinks());
        message.sent().ifPresent(this::extendTo);
    }

    private boolean isLinked(String identity) {
        return linked.contains(identity) || (linked.size() < MOST_LINKED && linked.add(identity));
    }

    private void extendTo(Instant sent) {
        first = first.filter(before -> before.isBefore(sent)).or(() -> Optional.of(sent));
        last = last.filter(after -> after.isAfter(sent)).or(() -> Optional.of(sent));
    }

    /** What is left of the interval since the first message; at least a millisecond. */
    Duration left(Duration interval, long nanoTime) {
        Duration left = interval.minusNanos(nanoTime - begin);
        return left.compareTo(Duration.ofMillis(1)) > 0 ? left : Duration.ofMillis(1);
    }

    List<Told> of(String outcome) {
        return told.values().stream()
                .filter(one -> one.outcome().equals(outcome))
                .toList();
    }

    /** The words of all outcomes, in the order in which they came. */
    List<String> outcomes() {
        return told.values().stream().map(Told::outcome).distinct().toList();
    }

    /** When the first and the last of the announcements were sent. */
    Optional<Instant> first() {
        return first;
    }

    Optional<Instant> last() {
        return last;
    }

    /** Of all messages, also of those that told nothing new. */
    Collection<String> receiptHandles() {
        return receiptHandles.values();
    }
}
