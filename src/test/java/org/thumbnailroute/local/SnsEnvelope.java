package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What SNS puts around a message on its way to a queue, unless raw delivery is on. */
public final class SnsEnvelope {
    private SnsEnvelope() {}

    /** Around a notification, or a test event, that S3 published to a topic. */
    public static String ofS3(String notification) {
        return of(
                LocalSns.arn("uploads"),
                UUID.randomUUID().toString(),
                "Amazon S3 Notification",
                notification,
                Map.of(),
                Map.of());
    }

    static String of(
            String topicArn,
            String messageId,
            @Nullable String subject,
            String message,
            Map<String, String> attributes,
            Map<String, String> types) {
        ObjectNode envelope = Json.object()
                .put("Type", "Notification")
                .put("MessageId", messageId)
                .put("TopicArn", topicArn);
        if (subject != null) {
            envelope.put("Subject", subject);
        }
        envelope.put("Message", message)
                .put("Timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("SignatureVersion", "1")
                .put("Signature", "EXAMPLE")
                .put("SigningCertURL", "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-example.pem")
                .put("UnsubscribeURL", "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe");
        if (!attributes.isEmpty()) {
            ObjectNode all = envelope.putObject("MessageAttributes");
            attributes.forEach((name, value) ->
                    all.putObject(name).put("Type", types.get(name)).put("Value", value));
        }
        return envelope.toString();
    }
}
