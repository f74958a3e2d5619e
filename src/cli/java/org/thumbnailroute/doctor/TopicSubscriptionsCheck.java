package org.thumbnailroute.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Who gets the announcements. */
final class TopicSubscriptionsCheck implements Check {

    /** In place of an ARN. */
    private static final String PENDING = "PendingConfirmation";

    /** What SNS sends in a second to one address; a subscription that should get more is deactivated. */
    private static final int MAILS_A_SECOND = 10;

    /** A backlog of so many is announced faster than that. */
    private static final long BACKLOG = 10L * MAILS_A_SECOND;

    private final Environment environment;

    TopicSubscriptionsCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "topic-subscriptions";
    }

    @Override
    public String subject() {
        return environment.topicName();
    }

    @Override
    public List<Right> needs() {
        return List.of(Right.ofDoctor(
                "sns:ListSubscriptionsByTopic", environment.topic().get().arn()));
    }

    @Override
    public Finding look() {
        String topic = environment.topic().get().arn();
        List<Subscription> all =
                environment
                        .sns()
                        .listSubscriptionsByTopicPaginator(list -> list.topicArn(topic))
                        .subscriptions()
                        .stream()
                        .toList();
        List<Subscription> pending =
                all.stream().filter(TopicSubscriptionsCheck::isPending).toList();
        if (all.isEmpty()) {
            return Finding.warn("nobody is subscribed", subscribe(topic, "email", "NAME@EXAMPLE.COM"));
        }
        String found = counted(all, pending);
        if (!pending.isEmpty()) {
            return Finding.warn(
                    found + ": who has not confirmed gets nothing; this sends the question once more",
                    pending.stream()
                            .map(one -> subscribe(topic, one.protocol(), one.endpoint()))
                            .toArray(String[]::new));
        }
        return isMailed(all) && backlog() > BACKLOG
                ? Finding.warn(
                        "%s, and %d messages wait: SNS deactivates an e-mail subscription that gets more than %d a second"
                                .formatted(found, backlog(), MAILS_A_SECOND),
                        unsubscribe(all))
                : Finding.ok(found);
    }

    private long backlog() {
        return environment.queue().find().map(QueueFacts::waiting).orElse(0L);
    }

    private static boolean isPending(Subscription subscription) {
        return subscription.subscriptionArn().equals(PENDING);
    }

    private static boolean isMailed(List<Subscription> subscriptions) {
        return subscriptions.stream().anyMatch(TopicSubscriptionsCheck::isMailed);
    }

    private static boolean isMailed(Subscription subscription) {
        return subscription.protocol().startsWith("email");
    }

    private String[] unsubscribe(List<Subscription> all) {
        return all.stream()
                .filter(TopicSubscriptionsCheck::isMailed)
                .map(one -> "aws sns unsubscribe --region %s --subscription-arn %s"
                        .formatted(environment.region(), one.subscriptionArn()))
                .toArray(String[]::new);
    }

    private String subscribe(String topic, String protocol, String endpoint) {
        return "aws sns subscribe --region %s --topic-arn %s --protocol %s --notification-endpoint '%s'"
                .formatted(environment.region(), topic, protocol, endpoint);
    }

    private static String counted(List<Subscription> all, List<Subscription> pending) {
        Map<String, Long> confirmed = all.stream()
                .filter(one -> !isPending(one))
                .collect(Collectors.groupingBy(Subscription::protocol, TreeMap::new, Collectors.counting()));
        String text = confirmed.isEmpty()
                ? "none confirmed"
                : "confirmed: "
                        + confirmed.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
        return pending.isEmpty() ? text : text + "; not confirmed: " + pending.size();
    }
}
