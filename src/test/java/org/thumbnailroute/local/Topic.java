package org.thumbnailroute.local;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** One topic: who listens, what was said, and what will go wrong. */
record Topic(String arn, List<Subscription> subscriptions, Queue<Published> published, Queue<SnsError> faults) {
    Topic(String arn) {
        this(arn, new CopyOnWriteArrayList<>(), new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
    }

    void publish(Published message) {
        SnsError fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        PublishRules.check(message);
        published.add(message);
        subscriptions.forEach(subscription -> subscription.deliver(message));
    }
}
