package org.thumbnailroute.local;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What will go wrong with which requests.
 *
 * @param <K> tells the requests apart: a topic, an operation on a bucket, ...
 * @param <F> the fault
 */
final class Faults<K, F> {
    private final Map<K, Queue<F>> waiting = new ConcurrentHashMap<>();
    private final Map<K, F> standing = new ConcurrentHashMap<>();

    /** Each of the next n requests takes one, after the faults that wait already. */
    void next(K requests, int n, F fault) {
        Queue<F> queue = waiting.computeIfAbsent(requests, key -> new ConcurrentLinkedQueue<>());
        for (int i = 0; i < n; i++) {
            queue.add(fault);
        }
    }

    /** Befalls every request until {@link #heal}; what waits goes on waiting. */
    void always(K requests, F fault) {
        standing.put(requests, fault);
    }

    /** Nothing goes wrong with these requests any more, whatever was asked for. */
    void heal(K requests) {
        standing.remove(requests);
        waiting.remove(requests);
    }

    void heal() {
        standing.clear();
        waiting.clear();
    }

    Optional<F> standing(K requests) {
        return Optional.ofNullable(standing.get(requests));
    }

    Optional<F> take(K requests) {
        return Optional.ofNullable(standing.get(requests))
                .or(() -> Optional.ofNullable(waiting.get(requests)).map(Queue::poll));
    }
}
