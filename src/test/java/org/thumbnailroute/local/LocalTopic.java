package org.thumbnailroute.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One topic: who listens, and what was said. */
final class LocalTopic {
    private final String arn;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final Map<String, Mailbox> mailboxes = new ConcurrentSkipListMap<>();
    private final Queue<Published> published = new ConcurrentLinkedQueue<>();
    private final Map<String, String> attributes = new ConcurrentHashMap<>();
    private volatile Consumer<Published> keeper = published::add;

    LocalTopic(String arn) {
        this.arn = arn;
        attributes.put("TopicArn", arn);
    }

    String arn() {
        return arn;
    }

    /** What SNS tells of it; nothing is done about them. */
    Map<String, String> attributes() {
        return attributes;
    }

    List<Subscription> subscriptions() {
        return subscriptions;
    }

    /** By their addresses. */
    Map<String, Mailbox> mailboxes() {
        return mailboxes;
    }

    Queue<Published> published() {
        return published;
    }

    /** From now on this takes what is published, which is otherwise kept. */
    void listen(Consumer<Published> listener) {
        keeper = listener;
    }

    /** What this subscription gets from now on; of a mailbox or a queue. */
    void filter(String subscriptionArn, FilterPolicy policy) {
        mailboxes.replaceAll((address, box) -> box.arn().equals(subscriptionArn) ? box.with(policy) : box);
        subscriptions.replaceAll(queue -> queue.arn().equals(subscriptionArn) ? queue.with(policy) : queue);
    }

    /** Empty if there is no such subscription. */
    Optional<FilterPolicy> policy(String subscriptionArn) {
        Stream<FilterPolicy> ofMailboxes = mailboxes.values().stream()
                .filter(box -> box.arn().equals(subscriptionArn))
                .map(Mailbox::policy);
        Stream<FilterPolicy> ofQueues = subscriptions.stream()
                .filter(queue -> queue.arn().equals(subscriptionArn))
                .map(Subscription::policy);
        return Stream.concat(ofMailboxes, ofQueues).findFirst();
    }

    void publish(Published message) {
        PublishRules.check(message, message.types());
        keeper.accept(message);
        subscriptions.forEach(subscription -> subscription.deliver(message));
    }
}
