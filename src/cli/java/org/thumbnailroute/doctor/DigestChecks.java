package org.thumbnailroute.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.thumbnailroute.doctor.policy.Request;
import org.thumbnailroute.settings.DigestSettings;
import org.thumbnailroute.settings.InvalidSettingException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Whether announcements come to the digest queue, and digests to somebody. */
final class DigestChecks {

    /** While SNS is away, each try to send a digest uses up one delivery of all its messages. */
    private static final int FEWEST_DELIVERIES = 100;

    private final Environment environment;
    private final String queueName;
    private final String topicSetting;
    private final String topicName;
    private final Fact<QueueAddress> address;
    private final Fact<TopicFacts> topic;

    private DigestChecks(Environment environment, DigestSettings digest) {
        this.environment = environment;
        queueName = QueueAddress.nameIn(digest.queue());
        topicSetting = digest.topic();
        topicName = topicSetting.substring(topicSetting.lastIndexOf(':') + 1);
        address = new Fact<>(
                "digest-queue", () -> QueueAddress.find(environment.sqs(), "thumbnail.digest-queue", digest.queue()));
        topic = new Fact<>(
                "digest-topic", () -> TopicFacts.ask(environment.sns(), "thumbnail.digest-topic", topicSetting));
    }

    static List<Check> of(Environment environment, DigestSettings digest) {
        DigestChecks checks = new DigestChecks(environment, digest);
        Supplier<String> url = () -> checks.address.get().url();
        return List.of(
                checks.queue(),
                checks.delivery(),
                checks.topic(),
                checks.subscriptions(),
                WorkerRights.receive(environment, checks.queueName, url),
                WorkerRights.delete(environment, checks.queueName, url),
                WorkerRights.changeVisibility(environment, checks.queueName, url),
                WorkerRights.publish(environment, checks.topicName, checks.topic));
    }

    private Check queue() {
        List<Right> needs = List.of(Right.ofWorker("sqs:GetQueueUrl", environment.arn("sqs", queueName)));
        return new SimpleCheck("digest-queue", queueName, needs, () -> {
            try {
                return isOfUploads(address.ask())
                        ? Finding.fail(
                                "it is thumbnail.queue or thumbnail.dead-letter-queue; the worker does not start",
                                "set thumbnail.digest-queue to another queue")
                        : Finding.ok(address.ask().url());
            } catch (InvalidSettingException e) {
                return Finding.fail(
                        String.valueOf(e.getMessage()), QueueAddress.create(environment.region(), queueName));
            }
        });
    }

    private boolean isOfUploads(QueueAddress queue) {
        return Stream.of(environment.queueAddress(), environment.deadLetterAddress())
                .flatMap(other -> other.find().stream())
                .anyMatch(other -> other.url().equals(queue.url()));
    }

    /** Whether announcements get there, and stay until they are mailed. */
    private Check delivery() {
        List<Right> needs = List.of(
                Right.ofDoctor("sqs:GetQueueAttributes", environment.arn("sqs", queueName)),
                Right.ofDoctor("sns:ListSubscriptionsByTopic", environment.arn("sns", environment.topicName())));
        return new SimpleCheck("digest-delivery", queueName, needs, () -> {
            if (isOfUploads(address.get())) {
                throw new NotCheckedException("see digest-queue");
            }
            QueueFacts queue = QueueFacts.ask(environment.sqs(), address.get(), environment.region());
            String announcements = environment.topic().get().arn();
            if (subscriptions(announcements).stream()
                    .noneMatch(one -> queue.arn().equals(one.endpoint()))) {
                return Finding.fail(
                        "it is not subscribed to thumbnail.topic: there will be no mails",
                        subscribe(announcements, "sqs", queue.arn()));
            }
            Finding policy = new QueuePolicy(queue)
                    .ask(new Request(
                            "sns.amazonaws.com",
                            "sqs:SendMessage",
                            queue.arn(),
                            announcements,
                            Optional.of(announcements.split(":", -1)[4])));
            return policy.isOk() ? deliveries(queue, policy) : policy;
        });
    }

    private static Finding deliveries(QueueFacts queue, Finding others) {
        int most = queue.json(QueueAttributeName.REDRIVE_POLICY)
                .map(policy -> policy.path("maxReceiveCount"))
                .map(JsonNode::asInt)
                .orElse(Integer.MAX_VALUE);
        return most < FEWEST_DELIVERIES
                ? Finding.warn(
                        "SQS parks announcements after %d deliveries: an outage of SNS can use them up; at least %d"
                                .formatted(most, FEWEST_DELIVERIES),
                        queue.set("{\"RedrivePolicy\":\"\"}"))
                : others;
    }

    private Check topic() {
        List<Right> needs = topicSetting.startsWith("arn:")
                ? List.of(Right.ofWorker("sns:GetTopicAttributes", topicSetting))
                : List.of(
                        Right.ofWorker("sns:ListTopics", "*"),
                        Right.ofWorker("sns:GetTopicAttributes", environment.arn("sns", topicName)));
        return new SimpleCheck("digest-topic", topicName, needs, () -> {
            try {
                String arn = topic.ask().arn();
                return environment
                                .topic()
                                .find()
                                .filter(other -> other.arn().equals(arn))
                                .isPresent()
                        ? Finding.fail(
                                "it is thumbnail.topic; the worker does not start",
                                "set thumbnail.digest-topic to another topic")
                        : Finding.ok(arn);
            } catch (InvalidSettingException e) {
                return Finding.fail(
                        String.valueOf(e.getMessage()),
                        "aws sns create-topic --region %s --name %s".formatted(environment.region(), topicName));
            }
        });
    }

    private Check subscriptions() {
        List<Right> needs = List.of(Right.ofDoctor("sns:ListSubscriptionsByTopic", environment.arn("sns", topicName)));
        return new SimpleCheck("digest-subscriptions", topicName, needs, () -> {
            String arn = topic.get().arn();
            List<Subscription> all = subscriptions(arn);
            long confirmed = all.stream()
                    .filter(one -> one.subscriptionArn().startsWith("arn:"))
                    .count();
            return confirmed > 0
                    ? Finding.ok("%d of %d confirmed".formatted(confirmed, all.size()))
                    : Finding.warn(
                            all.isEmpty()
                                    ? "nobody is subscribed"
                                    : "nobody has confirmed a subscription; this sends the question once more",
                            subscribe(
                                    arn,
                                    "email",
                                    all.isEmpty()
                                            ? "NAME@EXAMPLE.COM"
                                            : all.get(0).endpoint()));
        });
    }

    private List<Subscription> subscriptions(String arn) {
        return environment.sns().listSubscriptionsByTopicPaginator(list -> list.topicArn(arn)).subscriptions().stream()
                .toList();
    }

    private String subscribe(String arn, String protocol, String endpoint) {
        return "aws sns subscribe --region %s --topic-arn %s --protocol %s --notification-endpoint '%s'"
                .formatted(environment.region(), arn, protocol, endpoint);
    }
}
