package org.thumbnailroute.doctor.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.policy.Request;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfigurationFilter;

/** The event paths of a bucket's own notifications: to the queue, or to topics that the queue listens to. */
final class Notifications {

    private static final String SEND = "sqs:SendMessage";

    /** The events of {@link Samples#REASONS}, in the same order. */
    private static final List<String> CREATIONS = List.of(
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:Post");

    private record Configured(List<String> events, Optional<NotificationConfigurationFilter> filter) {}

    private final Bucket bucket;
    private final String queueArn;
    private final Optional<String> owner;
    private final Subscriptions subscriptions;

    /** @param owner the account that the bucket belongs to; empty if it is not known */
    Notifications(Bucket bucket, String queueArn, Optional<String> owner, Subscriptions subscriptions) {
        this.bucket = bucket;
        this.queueArn = queueArn;
        this.owner = owner;
        this.subscriptions = subscriptions;
    }

    UploadPaths in(GetBucketNotificationConfigurationResponse configuration) {
        List<Configured> direct = configuration.queueConfigurations().stream()
                .filter(queue -> queueArn.equals(queue.queueArn()))
                .map(queue -> new Configured(queue.eventsAsStrings(), Optional.ofNullable(queue.filter())))
                .toList();
        Request byS3 = new Request("s3.amazonaws.com", SEND, queueArn, bucket.arn(), owner);
        UploadPaths found = path("a notification of the bucket", direct, byS3);
        List<String> topics = configuration.topicConfigurations().stream()
                .map(topic -> topic.topicArn())
                .distinct()
                .toList();
        for (String topic : topics) {
            found = found.and(byTopic(configuration, topic));
        }
        return found;
    }

    private UploadPaths byTopic(GetBucketNotificationConfigurationResponse configuration, String topic) {
        List<Configured> configured = configuration.topicConfigurations().stream()
                .filter(one -> topic.equals(one.topicArn()))
                .map(one -> new Configured(one.eventsAsStrings(), Optional.ofNullable(one.filter())))
                .toList();
        return subscriptions
                .obstacle(topic)
                .map(UploadPaths::broken)
                .orElseGet(() -> path("the topic " + topic, configured, subscriptions.sender(topic)));
    }

    /** Several configurations of one destination together are one path; S3 lets no two of them overlap. */
    private static UploadPaths path(String text, List<Configured> configured, Request sender) {
        List<Configured> ofUploads = configured.stream()
                .filter(one -> CREATIONS.stream().anyMatch(event -> includes(one.events, event)))
                .toList();
        if (configured.isEmpty()) {
            return UploadPaths.none();
        }
        if (ofUploads.isEmpty()) {
            return UploadPaths.broken(Finding.fail(
                    "%s tells of %s only, not of uploads".formatted(text, configured.get(0).events),
                    "add s3:ObjectCreated:* to the events of that notification"));
        }
        String prefix = rule(ofUploads.get(0), "prefix");
        return UploadPaths.path(
                new UploadPath(text, Optional.empty(), sender, prefix, suffixes(ofUploads), leftOut(ofUploads)));
    }

    private static List<String> suffixes(List<Configured> configured) {
        return Samples.SUFFIXES.stream()
                .filter(suffix -> configured.stream()
                        .anyMatch(one -> Samples.key("", suffix).endsWith(rule(one, "suffix"))))
                .toList();
    }

    private static List<String> leftOut(List<Configured> configured) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < CREATIONS.size(); i++) {
            String event = CREATIONS.get(i);
            if (configured.stream().noneMatch(one -> includes(one.events, event))) {
                missing.add("uploads by " + Samples.REASONS.get(i));
            }
        }
        return missing;
    }

    private static boolean includes(List<String> events, String event) {
        return events.contains(event) || events.contains("s3:ObjectCreated:*");
    }

    /** Empty where keys are not filtered by it. */
    private static String rule(Configured configured, String name) {
        return configured.filter.map(NotificationConfigurationFilter::key).stream()
                .flatMap(key -> key == null ? Stream.empty() : key.filterRules().stream())
                .filter(rule -> name.equals(rule.nameAsString().toLowerCase(Locale.ROOT)))
                .map(FilterRule::value)
                .findFirst()
                .orElse("");
    }
}
