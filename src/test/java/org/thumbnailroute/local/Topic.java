package org.thumbnailroute.local;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** One topic: who listens, and what was said. */
record Topic(String arn, List<Subscription> subscriptions, Queue<Published> published) {
    Topic(String arn) {
        this(arn, new CopyOnWriteArrayList<>(), new ConcurrentLinkedQueue<>());
    }

    void publish(Published message) {
        PublishRules.check(message);
        published.add(message);
        subscriptions.forEach(subscription -> subscription.deliver(message));
    }
}
