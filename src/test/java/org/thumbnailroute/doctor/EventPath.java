package org.thumbnailroute.doctor;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** How the uploads of a stack come to its queue, as far as AWS tells it. */
record EventPath(LocalAws aws, Stack stack) {

    /** As the CloudFormation template makes it: by a rule of EventBridge. */
    void make() {
        notifies(stack.sourceBucket(), notify -> notify.eventBridgeConfiguration(on -> {}));
        rule(pattern(), queueArn());
        admit("events.amazonaws.com");
    }

    String queueArn() {
        return "arn:aws:sqs:us-east-1:000000000000:" + stack.queue();
    }

    /** Takes every key of the source bucket. */
    String pattern() {
        return """
                {"source":["aws.s3"],"detail-type":["Object Created"],\
                "detail":{"bucket":{"name":["%s"]},"object":{"key":[{"prefix":""}]}}}""".formatted(stack.sourceBucket());
    }

    /** Replaces the rule, which has the stack's name. */
    void rule(String pattern, String targetArn) {
        aws.eventBridge().putRule(stack.name(), pattern, targetArn);
    }

    void notifies(String bucket, Consumer<NotificationConfiguration.Builder> configuration) {
        aws.s3().putBucketNotificationConfiguration(put -> put.bucket(bucket).notificationConfiguration(configuration));
    }

    /** Lets these services, and nobody else, send to the queue. */
    void admit(String... services) {
        aws.queueAttributes().set(stack.queue(), QueueAttributeName.POLICY, policy(services));
    }

    String policy(String... services) {
        String statements = Arrays.stream(services)
                .map(service -> """
                        {"Effect":"Allow","Principal":{"Service":"%s"},"Action":"sqs:SendMessage","Resource":"%s"}""".formatted(service, queueArn()))
                .collect(Collectors.joining(","));
        return "{\"Version\":\"2012-10-17\",\"Statement\":[%s]}".formatted(statements);
    }
}
