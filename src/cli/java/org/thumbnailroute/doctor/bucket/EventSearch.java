package org.thumbnailroute.doctor.bucket;

import java.util.Optional;
import java.util.stream.Stream;
import org.thumbnailroute.doctor.Environment;
import org.thumbnailroute.doctor.Finding;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Finds the paths by which uploads to a bucket reach the queue. */
final class EventSearch {

    private final Bucket bucket;
    private final EventBridgeClient events;
    private final Environment environment;

    EventSearch(Bucket bucket, EventBridgeClient events) {
        this.bucket = bucket;
        this.events = events;
        this.environment = bucket.environment();
    }

    UploadPaths find() {
        GetBucketNotificationConfigurationResponse configuration =
                bucket.s3().getBucketNotificationConfiguration(get -> get.bucket(bucket.name()));
        String queueArn = environment.queue().get().arn();
        boolean switchedOn = configuration.eventBridgeConfiguration() != null;
        Subscriptions subscriptions = new Subscriptions(environment, queueArn);
        UploadPaths byNotification =
                new Notifications(bucket, queueArn, owner(queueArn), subscriptions).in(configuration);
        UploadPaths byRule =
                rules(queueArn, subscriptions, byNotification.complete().isEmpty());
        Finding nothing = Finding.fail("no upload to this bucket reaches the queue", newWay(switchedOn, queueArn));
        return byNotification.and(switchedOn ? byRule : switchedOff(byRule)).and(UploadPaths.broken(nothing));
    }

    /** Topics are looked at only if nothing shorter was found: an account may have very many subscriptions. */
    private UploadPaths rules(String queueArn, Subscriptions subscriptions, boolean nothingYet) {
        EventRules rules = new EventRules(events, environment, queueArn);
        UploadPaths found = rules.to(queueArn).stream()
                .map(rule -> rules.path(rule, bucket.name(), queueArn, rules.sender(rule)))
                .reduce(UploadPaths.none(), UploadPaths::and);
        if (!nothingYet || !found.complete().isEmpty()) {
            return found;
        }
        return subscriptions.topics().stream()
                .flatMap(topic -> rules.to(topic).stream()
                        .map(rule -> rules.path(rule, bucket.name(), topic, subscriptions.sender(topic))))
                .reduce(found, UploadPaths::and);
    }

    /** The rules are there, and the bucket tells EventBridge nothing. */
    private UploadPaths switchedOff(UploadPaths byRule) {
        return byRule.complete().isEmpty()
                ? UploadPaths.none()
                : UploadPaths.broken(Finding.fail(
                        "the bucket does not send to EventBridge, where %s waits for its uploads"
                                .formatted(byRule.complete().get(0).text()),
                        EventCommands.switchOn(bucket.name())));
    }

    private String[] newWay(boolean switchedOn, String queueArn) {
        return Stream.concat(
                        switchedOn ? Stream.empty() : Stream.of(EventCommands.switchOn(bucket.name())),
                        Stream.of(
                                EventCommands.putRule(bucket.name(), environment.region()),
                                EventCommands.putTarget(bucket.name(), environment.region(), queueArn)))
                .toArray(String[]::new);
    }

    /** The queue's account, if it owns the bucket too; S3 tells no other. */
    private Optional<String> owner(String queueArn) {
        String account = Arn.fromString(queueArn).accountId().orElseThrow();
        try {
            bucket.s3().headBucket(head -> head.bucket(bucket.name()).expectedBucketOwner(account));
            return Optional.of(account);
        } catch (S3Exception e) {
            return Optional.empty();
        }
    }
}
