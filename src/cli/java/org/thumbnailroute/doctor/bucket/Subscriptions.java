package org.thumbnailroute.doctor.bucket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.policy.Request;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Which topics the queue listens to. */
final class Subscriptions {

    /** Of 100 each; an account may have very many. */
    private static final int MOST_PAGES = 20;

    private final Environment environment;
    private final String queueArn;

    Subscriptions(Environment environment, String queueArn) {
        this.environment = environment;
        this.queueArn = queueArn;
    }

    /** Topics of the account, and those of other accounts that the queue's account subscribed. */
    List<String> topics() {
        return environment.sns().listSubscriptionsPaginator().stream()
                .limit(MOST_PAGES)
                .flatMap(page -> page.subscriptions().stream())
                .filter(subscription -> queueArn.equals(subscription.endpoint()))
                .map(Subscription::topicArn)
                .distinct()
                .toList();
    }

    /** Who delivers what is published to the topic. */
    Request sender(String topicArn) {
        return new Request(
                "sns.amazonaws.com",
                "sqs:SendMessage",
                queueArn,
                topicArn,
                Arn.fromString(topicArn).accountId());
    }

    /** Why what is published to the topic does not reach the queue; empty if it does. */
    Optional<Finding> obstacle(String topicArn) {
        Optional<Subscription> ours =
                environment
                        .sns()
                        .listSubscriptionsByTopicPaginator(list -> list.topicArn(topicArn))
                        .subscriptions()
                        .stream()
                        .filter(subscription -> queueArn.equals(subscription.endpoint()))
                        .findFirst();
        if (ours.isEmpty()) {
            return Optional.of(Finding.fail(
                    "the bucket notifies the topic %s, to which the queue is not subscribed".formatted(topicArn),
                    "aws sns subscribe --region %s --topic-arn %s --protocol sqs --notification-endpoint %s"
                            .formatted(environment.region(), topicArn, queueArn)));
        }
        return filter(ours.get().subscriptionArn());
    }

    private Optional<Finding> filter(String subscriptionArn) {
        if (!subscriptionArn.startsWith("arn:")) {
            return Optional.of(Finding.fail(
                    "the queue's subscription is not confirmed",
                    "have the queue's account subscribe the queue itself: aws sns subscribe --protocol sqs --notification-endpoint "
                            + queueArn));
        }
        Map<String, String> attributes = environment
                .sns()
                .getSubscriptionAttributes(get -> get.subscriptionArn(subscriptionArn))
                .attributes();
        boolean filtered = !attributes.getOrDefault("FilterPolicy", "{}").equals("{}");
        return filtered
                ? Optional.of(Finding.warn(
                        "the queue's subscription has a filter policy; whether it lets uploads through could not be decided",
                        "aws sns set-subscription-attributes --region %s --subscription-arn %s --attribute-name FilterPolicy --attribute-value '{}'"
                                .formatted(environment.region(), subscriptionArn)))
                : Optional.empty();
    }
}
