package org.thumbnailroute.local;

import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A queue that listens to a topic, raw or in envelopes. */
record Subscription(String arn, String queueArn, String queueUrl, boolean raw, SqsClient sqs) {
    void deliver(Published message) {
        String text = message.textFor("sqs");
        if (raw) {
            sqs.sendMessage(send ->
                    send.queueUrl(queueUrl).messageBody(text).messageAttributes(attributes(message.attributes())));
        } else {
            String envelope = SnsEnvelope.of(
                    message.topicArn(), message.messageId(), message.subject(), text, message.attributes());
            sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(envelope));
        }
    }

    private static Map<String, MessageAttributeValue> attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(attribute.getValue())
                        .build()));
    }
}
