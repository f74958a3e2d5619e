package org.thumbnailroute.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.thumbnailroute.settings.Hearers;
import software.amazon.awssdk.services.sns.model.Subscription;

/** Whether people are sent what is for programs, such as failures: their subscriptions need a filter policy. */
final class TopicAudienceCheck implements Check {

    private static final Set<String> OF_PEOPLE = Set.of("email", "email-json", "sms");

    /** Each costs a request; who has more gets the point. */
    private static final int MOST = 50;

    private final Environment environment;

    TopicAudienceCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "topic-audience";
    }

    @Override
    public String subject() {
        return environment.topicName();
    }

    @Override
    public List<Right> needs() {
        return List.of(
                Right.ofDoctor(
                        "sns:ListSubscriptionsByTopic",
                        environment.topic().get().arn()),
                Right.ofDoctor("sns:GetSubscriptionAttributes", "*"));
    }

    @Override
    public Finding look() {
        List<Subscription> people = people();
        List<String> mends = new ArrayList<>();
        for (Subscription one : people) {
            mends.addAll(mends(one));
        }
        if (mends.isEmpty()) {
            return Finding.ok(
                    people.isEmpty()
                            ? "nobody is subscribed by e-mail or SMS"
                            : "e-mail and SMS leave out what is for programs");
        }
        String example =
                environment.settings().announcements().failures() == Hearers.PROGRAMS ? ", such as failures" : "";
        return Finding.warn(
                "e-mail and SMS subscriptions get what is for programs too" + example, mends.toArray(String[]::new));
    }

    private List<String> mends(Subscription subscription) {
        Map<String, String> attributes = environment
                .sns()
                .getSubscriptionAttributes(get -> get.subscriptionArn(subscription.subscriptionArn()))
                .attributes();
        AudiencePolicy policy = AudiencePolicy.of(attributes);
        if (policy.excludesPrograms()) {
            return List.of();
        }
        String filter = set(subscription, "FilterPolicy", policy.excludingPrograms());
        return AudiencePolicy.isOfBody(attributes)
                ? List.of(set(subscription, "FilterPolicyScope", "MessageAttributes"), filter)
                : List.of(filter);
    }

    private String set(Subscription subscription, String attribute, String value) {
        return "aws sns set-subscription-attributes --region %s --subscription-arn %s --attribute-name %s --attribute-value '%s'"
                .formatted(environment.region(), subscription.subscriptionArn(), attribute, value);
    }

    private List<Subscription> people() {
        String topic = environment.topic().get().arn();
        return environment
                .sns()
                .listSubscriptionsByTopicPaginator(list -> list.topicArn(topic))
                .subscriptions()
                .stream()
                .filter(one -> OF_PEOPLE.contains(one.protocol()))
                .filter(one -> one.subscriptionArn().startsWith("arn:")) // confirmed
                .limit(MOST)
                .toList();
    }
}
