package org.thumbnailroute.doctor.bucket;

import java.util.Locale;
import java.util.stream.Collectors;

/** Commands that make uploads reach the queue by way of EventBridge. */
final class EventCommands {

    private EventCommands() {}

    /**
     * Switches EventBridge on for a bucket and keeps the notifications that it has: the request to change them replaces
     * them all. Nothing is written if they cannot be read.
     */
    static String switchOn(String bucket) {
        return """
                c=$(aws s3api get-bucket-notification-configuration --bucket %1$s --output json --query 'merge(@, `{"EventBridgeConfiguration":{}}`)') \
                && aws s3api put-bucket-notification-configuration --bucket %1$s --notification-configuration "$c\"""".formatted(bucket);
    }

    /** Makes a rule, named after the bucket, for pictures in it. */
    static String putRule(String bucket, String region) {
        String suffixes = Samples.SUFFIXES.stream()
                .map(suffix -> suffix.toLowerCase(Locale.ROOT))
                .distinct()
                .map("{\"suffix\":{\"equals-ignore-case\":\"%s\"}}"::formatted)
                .collect(Collectors.joining(","));
        return """
                aws events put-rule --region %s --name %s --event-pattern '{"source":["aws.s3"],"detail-type":["Object Created"],\
                "detail":{"bucket":{"name":["%s"]},"object":{"key":[%s]}}}'""".formatted(region, bucket, bucket, suffixes);
    }

    /** Makes that rule send to the queue. */
    static String putTarget(String bucket, String region, String queueArn) {
        return "aws events put-targets --region %s --rule %s --targets Id=queue,Arn=%s"
                .formatted(region, bucket, queueArn);
    }
}
