package org.thumbnailroute.local;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One queue: every operation takes as long with a hundred thousand messages as with one; only those in work are searched. */
final class LeanQueue {
    private static final long MOST_MILLIS = 500;

    private final String name;
    private final int maxReceiveCount;
    private final Consumer<String> deadLetters;
    private final Deque<LeanMessage> waiting = new ArrayDeque<>();
    private final Map<String, LeanMessage> hidden = new HashMap<>();

    /** @param deadLetters takes the bodies of those that were received too often */
    LeanQueue(String name, int maxReceiveCount, Consumer<String> deadLetters) {
        this.name = name;
        this.maxReceiveCount = maxReceiveCount;
        this.deadLetters = deadLetters;
    }

    String name() {
        return name;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized int hidden() {
        return hidden.size();
    }

    synchronized LeanMessage send(String body) {
        LeanMessage message = new LeanMessage(body);
        waiting.add(message);
        notifyAll();
        return message;
    }

    /** Waits until there is at least one, but not longer than that. */
    synchronized List<LeanMessage> receive(int most, Duration wait, Duration visibility) {
        long deadline = System.nanoTime() + wait.toNanos();
        List<LeanMessage> received = take(most, visibility);
        while (received.isEmpty() && System.nanoTime() < deadline) {
            try {
                // what is hidden comes back without a notice
                wait(Math.max(1, Math.min(MOST_MILLIS, (deadline - System.nanoTime()) / 1_000_000)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return received;
            }
            received = take(most, visibility);
        }
        return received;
    }

    private List<LeanMessage> take(int most, Duration visibility) {
        bringBack();
        List<LeanMessage> received = new ArrayList<>();
        while (received.size() < most && !waiting.isEmpty()) {
            LeanMessage message = waiting.remove();
            if (message.receives() >= maxReceiveCount) {
                deadLetters.accept(message.body());
                continue;
            }
            message.deliver();
            message.hide(System.nanoTime() + visibility.toNanos());
            hidden.put(message.handle(), message);
            received.add(message);
        }
        return received;
    }

    private void bringBack() {
        long now = System.nanoTime();
        for (Iterator<LeanMessage> all = hidden.values().iterator(); all.hasNext(); ) {
            LeanMessage message = all.next();
            if (message.visibleNanos() - now <= 0) {
                all.remove();
                waiting.addFirst(message);
            }
        }
    }

    synchronized void delete(String handle) {
        hidden.remove(handle);
    }

    /** @param visibility zero makes it visible at once */
    synchronized void hide(String handle, Duration visibility) {
        LeanMessage message = hidden.get(handle);
        if (message == null) {
            throw new SqsError(400, "MessageNotInflight", "The message is not in flight.");
        }
        message.hide(System.nanoTime() + visibility.toNanos());
        notifyAll();
    }
}
